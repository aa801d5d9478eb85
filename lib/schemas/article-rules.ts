import { z } from 'zod';
import { fromZoned } from '../core/zoned-time';

/** A time on the clocks of the seminar's zone; nothing stands for no date. */
const local = (what: string) =>
  z
    .string()
    .transform((text) => (text.trim() === '' ? null : text.trim()))
    .refine((text) => text === null || fromZoned(text, 'UTC') !== null, `${what} is not a date and time. It looks like 2026-11-24T18:00.`)
    .nullable();

/** All rules of an article at once. Times are those of clocks in the seminar's time zone. */
export const articleRulesInput = z
  .strictObject({
    opens: local('When it opens'),
    due: local('When it is due'),
    closes: local('When it closes'),
    reviewedFirst: z.boolean(),
    pseudonymous: z.boolean(),
    othersAfterPost: z.boolean(),
    sectionsApart: z.boolean(),
  })
  .refine(({ opens, due }) => !opens || !due || opens < due, { message: 'It has to open before it is due.', path: ['due'] })
  .refine(({ opens, closes }) => !opens || !closes || opens < closes, { message: 'It has to open before it closes.', path: ['closes'] })
  .refine(({ due, closes }) => !due || !closes || due <= closes, { message: 'It cannot close before it is due.', path: ['closes'] });
export type ArticleRulesInput = z.infer<typeof articleRulesInput>;

export const moveArticleInput = z.strictObject({ article: z.uuid(), direction: z.enum(['up', 'down']) });
