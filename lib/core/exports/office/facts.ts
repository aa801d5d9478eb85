import type { ExportArticle, ExportComment, ExportThread } from '../model';
import { reactionLabel } from '../labels';
import { type Block, blocksOf, plainBlock } from './blocks';
import { cleanLine, cleanText } from './clean';

/** Where a thread's words stand in the revision's text; `null` for the article as a whole. */
export type Passage = { start: number; end: number };

/** The passage of a thread: its words, or its whole paragraph. `null`: the article, lost words, or no text here. */
export function passageOf(article: ExportArticle, thread: ExportThread): Passage | null {
  const { paragraph: key, start, end } = thread.target;
  const paragraph = key === null ? undefined : article.paragraphs.find((each) => each.key === key);
  if (!paragraph || thread.anchorState === 'orphaned') return null;
  if (start === null || end === null) return { start: paragraph.start, end: paragraph.end };
  const last = article.paragraphs.at(-1)!.end;
  const passage = { start: paragraph.start + start, end: Math.min(paragraph.start + end, last) };
  return passage.start >= 0 && passage.end > passage.start ? passage : null;
}

/** The thread's own comment, which says what was annotated; a claim may have none. */
export function openingOf(thread: ExportThread): ExportComment | null {
  const first = thread.comments[0];
  return first && first.parent === null && (!first.author || first.author.id === thread.author.id) ? first : null;
}

/** The comments that answer. */
export const repliesOf = (thread: ExportThread): ExportComment[] =>
  openingOf(thread) ? thread.comments.slice(1) : thread.comments;

/** What a comment says, or what stands in its place. */
export function saidBy(comment: ExportComment): Block[] {
  const { body, text } = comment;
  if (body) return blocksOf(body);
  if (text) return text.split('\n').map((line) => plainBlock(line));
  return [plainBlock(comment.status === 'visible' ? '(nothing written)' : `(${comment.status})`, { italic: true })];
}

/** What is to be known of a comment beside its words: that it answers the question, was edited, and what others said of it. */
export const aboutComment = ({ id, editedAt, reactions }: ExportComment, { accepted }: ExportThread): string[] =>
  [...(id === accepted ? ['accepted answer'] : []), ...(editedAt ? ['edited'] : []), ...reactions.map(reactionLabel)];

/** What kind of thread it is and how it stands: "Claim (statistic) · resolved · locked". */
export function standingOf(thread: ExportThread): string {
  const kind = thread.kind[0]!.toUpperCase() + thread.kind.slice(1);
  const type = thread.claim ? ` (${cleanLine(thread.claim.type)})` : '';
  const marks = [
    thread.status !== 'visible' && thread.status,
    thread.visibility !== 'seminar' && (thread.visibility === 'section' ? 'section only' : `${thread.visibility} only`),
    thread.accepted !== null && 'answered',
    thread.resolved && 'resolved',
    thread.locked && 'locked',
    thread.anchorState === 'edited' && 'the words changed since',
    thread.anchorState === 'orphaned' && 'its words are gone from the article',
  ].filter((mark) => mark !== false);
  return [`${kind}${type}`, ...marks].join(' · ');
}

/** "needs source (Ada Byron, Li Wei)", one a tag. */
export const taggingsOf = (thread: ExportThread): string[] =>
  thread.tags.map(({ name, people }) => {
    const names = people.map((person) => cleanLine(person.name)).filter(Boolean);
    return names.length > 0 ? `${cleanLine(name)} (${names.join(', ')})` : cleanLine(name);
  });

/** The words that an annotation was made on, in one line. */
export const quotationOf = (thread: ExportThread): string | null =>
  thread.target.exact === null ? null : cleanLine(thread.target.exact);

/** Who wrote it; where nobody is named, that. */
export const nameOf = (person: { name: string } | null): string => cleanLine(person?.name ?? '') || 'Name not shown';

/** "2026-03-12 14:05 UTC": the same on every machine. */
export const whenOf = (time: string): string => `${cleanText(time).slice(0, 16).replace('T', ' ')} UTC`;
