import { z } from 'zod';
import { id } from './text';

export const IMPORT_FORMATS = ['scholium', 'hypothesis'] as const;
const format = z.enum(IMPORT_FORMATS).default('scholium').describe('Whose file it is: Scholium’s own JSON, or what the API of Hypothesis answers');
const article = id.optional().describe('Into which article annotations of Hypothesis go');

const needsArticle = ({ format: of, article: into }: { format: string; article?: string | undefined }) => (of === 'hypothesis') === (into !== undefined);
const NEEDS = { path: ['article'], message: 'Annotations of Hypothesis need an article to go into; Scholium’s own files name theirs.' };

export const importQuery = z.strictObject({ format, article, dryRun: z.stringbool().or(z.boolean()).default(false).describe('Only tell what would be done') });

/** Checked part by part where it is read, so that what is wrong can be told of each. */
export const importFile = z
  .union([z.looseObject({}), z.array(z.unknown())])
  .meta({ description: 'The file: an export of Scholium as JSON (format json), or annotations of Hypothesis as { rows: […] } or a list.' });

/** @throws ZodError for Hypothesis without an article, or the other way round */
export const importRequest = z.object({ format: z.enum(IMPORT_FORMATS), article: id.optional() }).refine(needsArticle, NEEDS);

const count = z.object({ made: z.int(), present: z.int(), leftOut: z.int() }).meta({ description: 'present: was there before, and was left alone' });
const notes = z.array(z.object({ item: z.string(), reason: z.string() }));

export const importReportView = z.object({
  dryRun: z.boolean(),
  articles: z.array(z.object({ id, title: z.string(), made: z.boolean() })),
  threads: count,
  comments: count,
  guests: z.array(z.string()).meta({ description: 'Authors who are no members: their names are kept' }),
  orphaned: notes.meta({ description: 'Threads that are kept without a place, since their quotation was not found' }),
  leftOut: notes,
});
