import { z } from 'zod';
import { id } from './text';

const day = z.iso.date('A date looks like 2026-11-24.');

/** What is counted; the same words in the address. Dates are days in the seminar's time zone, both included. */
export const insightFilter = z.strictObject({
  article: id.optional(),
  section: id.optional(),
  from: day.optional(),
  to: day.optional(),
});
export type InsightFilter = z.infer<typeof insightFilter>;

/** The tables of the page, by the names of their files. */
export const INSIGHT_TABLES = ['participation', 'activity', 'heat', 'claim-types', 'claim-tags', 'divided-tags', 'unanswered-questions'] as const;
export type InsightTable = (typeof INSIGHT_TABLES)[number];
export const insightTable = z.enum(INSIGHT_TABLES);
