import { z } from 'zod';
import { type ArticleRulesView, outOfOrder } from '../core/article-rules';
import { fromZoned } from '../core/zoned-time';

/** A time on the clocks of the seminar's zone; nothing stands for no date. */
const local = (what: string) =>
  z
    .string()
    .transform((text) => (text.trim() === '' ? null : text.trim()))
    .refine((text) => text === null || fromZoned(text, 'UTC') !== null, `${what} is not a date and time. It looks like 2026-11-24T18:00.`)
    .nullable();

const FIELDS = { opensAt: 'opens', dueAt: 'due', closedAt: 'closes' } as const;

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
  .superRefine(({ opens, due, closes }, context) => {
    const wrong = outOfOrder({ opensAt: opens, dueAt: due, closedAt: closes });
    if (wrong) context.addIssue({ code: 'custom', message: wrong.message, path: [FIELDS[wrong.date]] });
  });
export type ArticleRulesInput = z.infer<typeof articleRulesInput>;

const moment = (what: string) => z.iso.datetime({ offset: true, error: 'Give a time in ISO 8601, such as 2026-12-01T08:00:00Z.' }).nullable().optional().describe(what);

/** Some of an article's rules; what is left out stays as it is. Times are moments, in ISO 8601. */
export const patchArticleRulesInput = z
  .strictObject({
    opensAt: moment('Until then only moderators see the article; null: it is open'),
    dueAt: moment('When it is due, for its readers to know; null: no date'),
    closedAt: moment('From then on nobody but moderators writes; null: it does not close'),
    reviewedFirst: z.boolean().optional().describe('Whether a moderator reads what participants post before others do'),
    pseudonymous: z.boolean().optional().describe('Whether peers read pseudonyms instead of names'),
    othersAfterPost: z.boolean().optional().describe('Whether participants see what others wrote only once they have posted'),
    sectionsApart: z.boolean().optional().describe('Whether sections read apart from each other'),
  })
  .refine((input) => Object.keys(input).length > 0, 'Say which rule to change.');
export type PatchArticleRulesInput = z.infer<typeof patchArticleRulesInput>;

const time = z.iso.datetime({ precision: 3 }).nullable();
export const articleRulesView = z.strictObject({
  ...{ opensAt: time, dueAt: time, closedAt: time },
  ...{ reviewedFirst: z.boolean(), pseudonymous: z.boolean(), othersAfterPost: z.boolean(), sectionsApart: z.boolean() },
  article: z.strictObject({ id: z.uuid(), title: z.string() }),
  seminar: z.strictObject({ id: z.uuid(), name: z.string(), timeZone: z.string().describe('In which its pages show the times'), archived: z.boolean() }),
  mayManage: z.boolean().describe('Whether you may change them'),
}) satisfies z.ZodType<ArticleRulesView>;

export const moveArticleInput = z.strictObject({ article: z.uuid(), direction: z.enum(['up', 'down']) });
