import { z } from 'zod';
import { NAMES } from '../core/exports/model';
import { FORMAT_NAMES } from '../core/exports/names';
import { annotationFilter } from './annotations';
import { id } from './text';

const yes = z.stringbool().or(z.boolean()).default(true);
const no = z.stringbool().or(z.boolean()).default(false);

/** What goes into a file, and how; the same words in the address, the dialog and on the command line. */
export const exportOptions = z.strictObject({
  names: z.enum(NAMES).default('real').describe('How people stand in it: real, pseudonyms or removed'),
  text: yes.describe('With the article’s text'),
  replies: yes.describe('With the comments after each thread’s first'),
  tags: yes.describe('With tags'),
  resolved: yes.describe('With resolved threads'),
  hidden: no.describe('With hidden and pending posts, where you may see them'),
  instructors: no.describe('With what only instructors and assistants see, where you are one'),
  private: no.describe('With your own private notes'),
});
export type ExportInput = z.infer<typeof exportOptions>;

export const exportInput = exportOptions.extend({ format: z.enum(FORMAT_NAMES), ...annotationFilter.shape });
export type ExportRequest = z.infer<typeof exportInput>;

/** One of: a seminar, an article, a thread. */
const scope = { seminar: id.optional(), article: id.optional(), annotation: id.optional() };
const one = ({ seminar, article, annotation }: { [Key in keyof typeof scope]?: string | undefined }) => [seminar, article, annotation].filter((value) => value !== undefined).length === 1;
const ONE = 'Say one of seminar, article and annotation.';

/** A download by a page: everything in its address. */
export const exportAddress = exportInput.extend(scope).refine(one, ONE);
/** What a dialog shows of it beforehand. */
export const exportPreview = exportOptions.extend({ ...annotationFilter.shape, ...scope }).refine(one, ONE);
export type ExportScope = { seminar?: string | undefined; article?: string | undefined; annotation?: string | undefined };
