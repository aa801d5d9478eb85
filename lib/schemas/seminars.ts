import { z } from 'zod';
import { DEFAULT_PAGE_SIZE, MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH, MAX_PAGE_SIZE, MAX_TITLE_LENGTH } from '../core/limits';
import { MAX_ARTICLE_BYTES } from '../core/import/limits';
import { PARAGRAPH_KINDS } from '../core/document/article';
import { blockFormat } from './article-format';
import { multiline, optionalLine, singleLine } from './text';

export const createSeminarInput = z.strictObject({
  name: singleLine('The name', MAX_NAME_LENGTH),
  description: multiline('The description', MAX_DESCRIPTION_LENGTH).nullish(),
});
export type CreateSeminarInput = z.infer<typeof createSeminarInput>;

/** The code of a join link. Typed by hand it may have blanks, dashes and small letters. */
export const joinCode = z
  .string()
  .max(60)
  .transform((code) => code.replace(/[\s-]/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]{10}$/, 'A code has ten letters and digits. Please check it, or ask your instructor.'));

/** A block as it is kept; only a picture may do without words, where nothing says what it shows. */
export const keptBlock = z
  .strictObject({ kind: z.enum(PARAGRAPH_KINDS), text: multiline('A paragraph', MAX_ARTICLE_BYTES), format: blockFormat.optional() })
  .refine(({ kind, text }) => kind === 'image' || text.trim() !== '', { path: ['text'], message: 'A paragraph is empty. Please fill it or take it away.' })
  .refine(({ text, format }) => (format?.spans ?? []).every(({ end }) => end <= text.length), { path: ['format'], message: 'A span goes beyond its paragraph.' });

/** Of all blocks together, as of a text that is pasted: each alone may have as much. */
export const fitsTogether = [
  (blocks: readonly { text: string }[]) => blocks.reduce((sum, { text }) => sum + text.length, 0) <= MAX_ARTICLE_BYTES,
  'The article is too long. Please bring it in parts.',
] as const;

/** What the preview keeps: an article with everything mended by hand. */
export const keepArticleInput = z.strictObject({
  title: singleLine('The title', MAX_TITLE_LENGTH),
  byline: optionalLine('The byline', MAX_TITLE_LENGTH),
  authorNote: optionalLine('The note on the author', MAX_DESCRIPTION_LENGTH),
  dateline: optionalLine('The dateline', MAX_TITLE_LENGTH),
  source: optionalLine('The source', MAX_DESCRIPTION_LENGTH),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'A language looks like en, ur or zh-Hant.'),
  blocks: z
    .array(keptBlock)
    .min(1, 'The article has no paragraph. Please paste its text.')
    .max(5_000, 'The article has too many paragraphs. Please bring it in parts.')
    .refine(...fitsTogether),
});
export type KeepArticleInput = z.infer<typeof keepArticleInput>;

export const pageInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  cursor: z.string().max(200).optional(),
});
export type PageInput = z.infer<typeof pageInput>;
