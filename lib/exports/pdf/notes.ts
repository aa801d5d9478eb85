import type { ExportComment, ExportPerson } from '../../core/exports/model';
import { cleanLine } from '../../core/exports/office/clean';
import { type Direction, directionOfText } from '../../core/exports/office/direction';
import { aboutComment, nameOf, openingOf, quotationOf, repliesOf, saidBy, standingOf, taggingsOf, whenOf } from '../../core/exports/office/facts';
import { noteName, type Numbered, passageName } from './article';
import type { StyledText } from './lines';
import { LOOKS, piecesOf } from './looks';
import type { Setting } from './paper';

const STEP = 16;
/** Answers to answers to answers stay readable on a page this wide. */
const DEEPEST = 5;
/** Longer quotations stand in the article anyway, or hardly help to find a place that is gone. */
const LONGEST_QUOTATION = 240;

/** A thread as a note: its head line, and what stands under it. */
export function noteOf(numbered: Numbered): { head: Setting; body: Setting[]; title: string } {
  const { number, thread } = numbered;
  // A note leads back to its passage.
  const style = { ...LOOKS.noteHead, to: `#${passageName(numbered)}`, here: noteName(numbered) };
  const title = `[${number}] ${standingOf(thread)}`;
  const quotation = quotationOf(thread);
  const opening = openingOf(thread);
  const tags = taggingsOf(thread);
  return {
    title: `[${number}] ${standingOf(thread).split(' · ')[0]} · ${nameOf(thread.author)}`,
    head: plain(title, style, { before: 16, keep: 30, direction: 'ltr' }),
    body: [
      plain(signed(thread.author, (opening ?? thread).createdAt, opening ? aboutComment(opening, thread) : []), LOOKS.noteMeta, { direction: 'ltr' }),
      ...(quotation ? [plain(`“${shortened(quotation)}”`, LOOKS.noteQuote, { before: 2 })] : []),
      ...(thread.claim ? [plain(`Paraphrase: ${cleanLine(thread.claim.paraphrase)}`, LOOKS.note, { before: 2 })] : []),
      ...(tags.length > 0 ? [plain(`Tags: ${tags.join('; ')}`, LOOKS.note, { before: 2 })] : []),
      ...(opening ? said(opening, 0) : []),
      ...repliesOf(thread).flatMap((reply) => {
        const indent = STEP * Math.min(depthOf(reply, thread.comments), DEEPEST);
        return [plain(signed(reply.author, reply.createdAt, aboutComment(reply, thread)), LOOKS.noteMeta, { before: 7, keep: 14, indent, direction: 'ltr' }), ...said(reply, indent)];
      }),
    ],
  };
}

/** How many comments stand between it and the thread's head; the list holds each once, so that this ends. */
function depthOf(comment: ExportComment, comments: readonly ExportComment[]): number {
  let depth = 1;
  let parent = comments.find(({ id }) => id === comment.parent);
  while (parent && parent.parent !== null && depth < DEEPEST) {
    depth += 1;
    const above: string = parent.parent;
    parent = comments.find(({ id }) => id === above);
  }
  return depth;
}

/** After a name written from right to left the time would join it, were there no mark between them. */
const signed = (author: ExportPerson | null, createdAt: string, about: readonly string[]): string =>
  [`${nameOf(author)}\u200e`, whenOf(createdAt), ...about].join(' · ');

const shortened = (text: string): string =>
  text.length <= LONGEST_QUOTATION ? text : `${[...text].slice(0, LONGEST_QUOTATION).join('').trimEnd()} …`;

const plain = (text: string, style: StyledText['style'], more: Partial<Setting>): Setting => ({
  pieces: [{ text, style }],
  direction: readingOf(text),
  ...more,
});

const said = (comment: ExportComment, indent: number): Setting[] =>
  saidBy(comment).map((block) => {
    const pieces = piecesOf(block, LOOKS.note);
    return {
      pieces,
      direction: readingOf(pieces.map(({ text }) => text).join('')),
      indent: indent + STEP * Math.min(block.depth, DEEPEST),
      before: 3,
      ...(block.marker ? { marker: { text: block.marker, style: LOOKS.note } } : {}),
    };
  });

const readingOf = (text: string): Direction => directionOfText(text, 'en');
