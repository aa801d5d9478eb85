import { MAX_PARAGRAPHS } from './limits';

export type ImportProblemCode =
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'too_large'
  | 'file_too_large'
  | 'too_many'
  | 'unsupported'
  | 'damaged'
  | 'locked'
  | 'no_text'
  | 'too_complex'
  | 'too_many_pages'
  | 'too_slow'
  | 'busy';

/** Why a text cannot be brought in, in words that say how to mend it. */
export type ImportProblem = { code: ImportProblemCode; message: string };

const MESSAGES: Record<ImportProblemCode, string> = {
  empty: 'There is no text in it. Paste the article, or choose the file that holds it.',
  binary: 'This is not plain text; it looks like a Word, PDF or picture file. Open it, and copy its text or save it as plain text.',
  encoding: 'The file is not UTF-8, so letters would come out wrong. Save it again as plain text in UTF-8.',
  too_large: 'The text is larger than 2 MiB. Bring it in parts, such as one chapter at a time.',
  file_too_large: 'The file is too large: at most 50 MiB for Word, PDF and EPUB, 10 MiB for a page. Save the article alone, or with smaller pictures.',
  too_many: `The text has more than ${MAX_PARAGRAPHS.toLocaleString('en')} paragraphs. Bring it in parts.`,
  unsupported: 'Scholium does not know files of this kind. Save it as plain text, Markdown, HTML, Word (.docx), PDF or EPUB.',
  damaged: 'The file is damaged, or is not what its name says. Open it in the program that made it, and save it again.',
  locked: 'The file is locked by a password or by copy protection. Save a copy without it.',
  no_text: 'This PDF holds pictures of pages, no text. Have its text recognised (OCR) first, or bring in the text itself.',
  too_complex: 'The file unpacks to more, or is nested deeper, than any article. Open it in the program that made it, and save the article alone.',
  too_many_pages: 'The PDF has too many pages. Save the pages of one article or chapter as a PDF of their own.',
  too_slow: 'Reading the file took too long or too much memory. Bring it in parts, or save it as plain text.',
  busy: 'Many files are being read just now. Please try again in a minute.',
};

export const importProblem = (code: ImportProblemCode): ImportProblem => ({ code, message: MESSAGES[code] });
