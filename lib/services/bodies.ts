import { richTextFromMarkdown } from '../core/document/markdown';
import { checkRichText, type RichText, richTextFromPlain, type RichTextProblem } from '../core/document/rich-text';
import { MAX_COMMENT_LENGTH, MAX_DOCUMENT_DEPTH } from '../core/limits';
import { invalid } from '../errors';
import type { BodyInput } from '../schemas/annotations';

const MESSAGES: Record<RichTextProblem, string> = {
  shape: 'The comment holds something that comments cannot hold, such as a picture or a table. Please take it out.',
  too_deep: `Lists and quotations lie too deep within each other (more than ${MAX_DOCUMENT_DEPTH} levels). Please flatten them.`,
  too_long: `A comment can have at most ${MAX_COMMENT_LENGTH.toLocaleString('en')} characters. Please shorten it.`,
  empty: 'The comment is empty. Please write something.',
  unsafe_link: 'A link leads to an address that is not allowed. Links begin with https://, http:// or mailto:.',
};

/** A checked document from whatever form a comment came in. @throws validation */
export function documentOf(input: BodyInput): { body: RichText; text: string } {
  const checked = checkRichText(
    input.format === 'text/plain'
      ? richTextFromPlain(input.value)
      : input.format === 'text/markdown'
        ? richTextFromMarkdown(input.value)
        : input.value,
  );
  if (!checked.ok) throw invalid('body', MESSAGES[checked.problem]);
  return checked;
}
