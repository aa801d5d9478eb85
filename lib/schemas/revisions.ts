import { z } from 'zod';
import { MAX_DESCRIPTION_LENGTH } from '../core/limits';
import { fitsTogether, keepArticleInput, keptBlock } from './seminars';
import { optionalLine } from './text';

export const paragraphKey = z.string().regex(/^p\d{1,6}$/, 'A paragraph key looks like p7.');

/** A block with the key that it had, as far as whoever edited it knows. */
const revisedBlock = keptBlock.safeExtend({ key: paragraphKey.nullish().describe('The key that the paragraph had; without it, the words tell') });

/** What is known of the article beside its text. What is left out stays as it is; null or an empty text takes it away. */
const about = z.strictObject({
  title: keepArticleInput.shape.title.optional(),
  byline: keepArticleInput.shape.byline.optional(),
  authorNote: keepArticleInput.shape.authorNote.optional(),
  dateline: keepArticleInput.shape.dateline.optional(),
  source: keepArticleInput.shape.source.optional(),
  language: keepArticleInput.shape.language.optional(),
});

const expectedRevision = z.int().min(1).describe('The revision that was read: where it is not the current one any more, nothing is changed');
const note = optionalLine('The note on what was changed', MAX_DESCRIPTION_LENGTH);

export const saveRevisionInput = z.strictObject({
  expectedRevision,
  blocks: z
    .array(revisedBlock)
    .min(1, 'The article has no paragraph. Please leave some text in it.')
    .max(5_000, 'The article has too many paragraphs. Please bring it in parts.')
    .refine(...fitsTogether),
  note,
  about: about.optional(),
});
export type SaveRevisionInput = z.infer<typeof saveRevisionInput>;

export const restoreRevisionInput = z.strictObject({ expectedRevision, note });
export type RestoreRevisionInput = z.infer<typeof restoreRevisionInput>;
