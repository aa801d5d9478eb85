import { z } from 'zod';
import { MAX_MARK_LENGTH, MAX_MARK_NOTE_LENGTH, tidyNote } from '../core/marking';
import { MAX_MARKS_BYTES } from '../core/marking-csv';
import { id, multiline, optionalLine } from './text';

const mark = optionalLine('The mark', MAX_MARK_LENGTH);
const note = multiline('The note', MAX_MARK_NOTE_LENGTH).transform(tidyNote).nullish();

/** A mark and note as a file has them, checked row by row. */
export const markCells = z.object({ mark, note });

export const markInput = z.strictObject({
  person: id.describe('The member'),
  mark: mark.describe('null takes it away'),
  note: note.describe('For those who moderate; null takes it away'),
  version: z.int().min(0).describe('The one that you read, 0 where nothing stood: a newer one is not overwritten'),
});
export type MarkInput = z.infer<typeof markInput>;

export const releaseInput = z.strictObject({ released: z.boolean().describe('Whether members see their own mark') });

const ofArticle = { article: id };
export const saveMarkInput = z.strictObject({ ...ofArticle, given: markInput });
export const releaseMarksInput = z.strictObject({ ...ofArticle, released: z.boolean() });
export const marksFileInput = z.strictObject({ ...ofArticle, csv: z.string().max(MAX_MARKS_BYTES, 'The file can have at most 4 MiB. Please bring it in parts.') });
export const marksWantedInput = z.strictObject({ seminar: id, wanted: z.boolean() });

/** The article in the address of the page; what is none counts as not said. */
export const marksQuery = z.object({ article: id.optional().catch(undefined) });
