import { MAX_PARAGRAPHS } from './limits';

export type ImportProblemCode = 'empty' | 'binary' | 'encoding' | 'too_large' | 'too_many';

/** Why a text cannot be brought in, in words that say how to mend it. */
export type ImportProblem = { code: ImportProblemCode; message: string };

const MESSAGES: Record<ImportProblemCode, string> = {
  empty: 'There is no text in it. Paste the article, or choose the file that holds it.',
  binary: 'This is not plain text; it looks like a Word, PDF or picture file. Open it, and copy its text or save it as plain text.',
  encoding: 'The file is not UTF-8, so letters would come out wrong. Save it again as plain text in UTF-8.',
  too_large: 'The text is larger than 2 MiB. Bring it in parts, such as one chapter at a time.',
  too_many: `The text has more than ${MAX_PARAGRAPHS.toLocaleString('en')} paragraphs. Bring it in parts.`,
};

export const importProblem = (code: ImportProblemCode): ImportProblem => ({ code, message: MESSAGES[code] });
