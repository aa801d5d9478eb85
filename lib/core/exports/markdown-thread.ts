import { bodyMarkdown } from './markdown-body';
import { escapeLabel, escapeWords, guardLines, indentAfter, quoted } from './markdown-escape';
import { articleAddress, commentStates, KIND_LABEL, paragraphLabel, personLabel, tagLabel, threadAddress, threadStates, when } from './labels';
import type { ExportArticle, ExportComment, ExportHead, ExportPerson, ExportThread } from './model';
import { readThread } from './thread';

/**
 * A thread as blocks: its passage, who said what it is, the claim, the opening, the
 * replies nested in each other. Their list has a mark of its own, so that it never continues one of the words.
 */
export function threadMarkdown(head: ExportHead, article: ExportArticle, thread: ExportThread): string {
  const { opening, replies } = readThread(thread);
  const blocks = [
    `${personMarkdown(thread.author)} · ${[kindOf(head, article, thread), placeOf(head, article, thread), when(thread.createdAt), ...threadStates(thread), ...editOf(opening)].join(' · ')}`,
    thread.target.exact === null ? null : quoted(quotationMarkdown(thread.target.exact)),
    thread.claim && `Claim (${escapeLabel(thread.claim.type)}): ${escapeLabel(thread.claim.paraphrase)}`,
    thread.tags.length > 0 ? `Tags: ${thread.tags.map((tag) => escapeLabel(tagLabel(tag))).join(', ')}` : null,
    opening && wordsOf(opening),
    replies.map(({ comment, depth, accepted }) => indentAfter(`${'  '.repeat(depth - 1)}+ `, replyMarkdown(comment, accepted))).join('\n\n'),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

/** The words of a passage; a line break in them stays one. */
export const quotationMarkdown = (exact: string): string =>
  guardLines(exact.split(/[\r\n]+/).filter((line) => line.trim()).map(escapeWords).join('\\\n'));

function replyMarkdown(comment: ExportComment, accepted: boolean): string {
  const about = [when(comment.createdAt), ...commentStates(comment, accepted)].join(' · ');
  // A blank line between them keeps a body that begins with a list or code out of the line about it.
  return [comment.author ? `${personMarkdown(comment.author)} · ${about}` : about, wordsOf(comment)].filter(Boolean).join('\n\n');
}

/** Nothing where only the place is left: that it was withdrawn stands beside its time. */
const wordsOf = ({ body }: ExportComment): string => (body ? bodyMarkdown(body) : '');

/** The opening's own status is its thread's. */
const editOf = (opening: ExportComment | null) => (opening ? commentStates({ ...opening, status: 'visible' }) : []);

/** A name in bold, whatever characters it has; nobody's is empty. */
const personMarkdown = (person: ExportPerson) => `**${escapeLabel(personLabel(person)) || '–'}**`;

const kindOf = (head: ExportHead, article: ExportArticle, { id, kind }: ExportThread) => `[${KIND_LABEL[kind]}](${threadAddress(head, article.id, id)})`;

function placeOf(head: ExportHead, article: ExportArticle, { target: { paragraph } }: ExportThread): string {
  if (paragraph === null) return 'whole article';
  return `[${escapeLabel(paragraphLabel(paragraph))}](${articleAddress(head, article.id)}#${encodeURIComponent(paragraph)})`;
}
