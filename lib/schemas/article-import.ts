import { z } from 'zod';
import { MAX_ARTICLE_BYTES, MAX_FILE_BYTES } from '../core/import/limits';
import { MAX_LINK_LENGTH, MAX_TITLE_LENGTH } from '../core/limits';
import { singleLine } from './text';

const MIB = 1024 * 1024;
/** The largest file in base64. */
const MAX_BASE64 = Math.ceil(MAX_FILE_BYTES / 3) * 4;
/** A page as it is made for browsers, where most is no text. */
const MAX_HTML_LENGTH = 10 * MIB;

const title = singleLine('The title', MAX_TITLE_LENGTH).optional();
const TOO_LONG = 'The text is too long. Please bring it in parts.';
const address = z.string().max(MAX_LINK_LENGTH, 'The address is too long.');

/** What the API takes; everything else about the article is recognised. */
export const importArticleInput = z.discriminatedUnion('format', [
  z.strictObject({ format: z.enum(['text', 'text/plain']), content: z.string().max(MAX_ARTICLE_BYTES, TOO_LONG), title }),
  z.strictObject({ format: z.enum(['markdown', 'text/markdown']), content: z.string().max(MAX_ARTICLE_BYTES, TOO_LONG), title }),
  z.strictObject({ format: z.enum(['html', 'text/html']), content: z.string().max(MAX_HTML_LENGTH, TOO_LONG), title }),
  z.strictObject({
    format: z.enum(['docx', 'pdf', 'epub']),
    content: z
      .base64('This is not base64. Encode the file as base64 before you send it.')
      .max(MAX_BASE64, 'The file is larger than 50 MiB. Please bring it in parts.')
      .meta({ description: 'The file in base64', contentEncoding: 'base64' }),
    title,
  }),
  z.strictObject({ format: z.literal('url'), content: address.meta({ description: 'The address of a page or file on the public web' }), title }),
]);
export type ImportArticleInput = z.infer<typeof importArticleInput>;

/** The same as a form of several parts: a file as it is, without base64. */
export const importArticleForm = z.strictObject({
  content: z
    .file('Send the file as a part named “content”, with its name.')
    .max(MAX_FILE_BYTES, 'The file is larger than 50 MiB. Please bring it in parts.')
    .meta({ description: 'A text, Markdown, HTML, Word, PDF or EPUB file' }),
  format: z.enum(['text', 'markdown', 'html', 'docx', 'pdf', 'epub']).optional().describe('Told by the file and its name where it is left out'),
  title,
});
export type ImportArticleForm = z.infer<typeof importArticleForm>;

/** The largest body with such a thing: base64, or each character of a page escaped in JSON. */
export const MAX_IMPORT_ARTICLE_BYTES = MAX_BASE64 + 64 * 1024;

/** What a page of ours sends beside a file or text: what it is, or where it is to be fetched. */
export const readArticleQuery = z.strictObject({
  name: z.string().max(500).optional(),
  format: z.enum(['text', 'html']).optional(),
  address: address.optional(),
});
