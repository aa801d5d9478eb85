import { type ICommentOptions, Paragraph, TextRun } from 'docx';
import type { ExportComment, ExportThread } from '../model';
import { type Block, plainBlock } from '../office/blocks';
import { cleanLine } from '../office/clean';
import { directionOfText, directionParts } from '../office/direction';
import { aboutComment, nameOf, openingOf, quotationOf, repliesOf, saidBy, standingOf, taggingsOf } from '../office/facts';

/** A parent that is no comment: with it the library writes who answers whom and what is resolved, replies or not. */
const NOBODY = -1;
/** How far lists and quotations are set in: a comment's column is narrow. Twentieths of a point. */
const STEP = 240;
const DEEPEST = 6;

/** A thread as Word's comments, its opening first; the others answer it. `first`: the number of the opening. */
export function commentsOf(thread: ExportThread, first: number, lostWords: boolean): ICommentOptions[] {
  const replies = repliesOf(thread);
  const opening = {
    ...written(first, thread.author, openingOf(thread)?.createdAt ?? thread.createdAt),
    parentId: NOBODY,
    resolved: thread.resolved,
    children: paragraphs(openingBlocks(thread, lostWords)),
  };
  return [
    opening,
    ...replies.map((reply, index) => ({
      ...written(first + 1 + index, reply.author, reply.createdAt),
      // Word's threads have one level: deeper ones it would flatten itself, and say no more who answers whom.
      parentId: first,
      resolved: thread.resolved,
      children: paragraphs([...answered(thread, reply), ...saidBy(reply), ...about(reply, thread)]),
    })),
  ];
}

function openingBlocks(thread: ExportThread, lostWords: boolean): Block[] {
  const quotation = lostWords ? quotationOf(thread) : null;
  const tags = taggingsOf(thread);
  const opening = openingOf(thread);
  return [
    plainBlock(standingOf(thread), { bold: true }),
    ...(quotation ? [plainBlock(`On the words: “${quotation}”`)] : []),
    ...(thread.claim ? [plainBlock(`Paraphrase: ${cleanLine(thread.claim.paraphrase)}`, { italic: true })] : []),
    ...(tags.length > 0 ? [plainBlock(`Tags: ${tags.join('; ')}`)] : []),
    ...(opening ? [...saidBy(opening), ...about(opening, thread)] : []),
  ];
}

function answered(thread: ExportThread, reply: ExportComment): Block[] {
  const parent = thread.comments.find(({ id }) => id === reply.parent);
  if (!parent || parent === openingOf(thread)) return [];
  return [plainBlock(`In answer to ${nameOf(parent.author)}:`, { italic: true })];
}

function about(comment: ExportComment, thread: ExportThread): Block[] {
  const known = aboutComment(comment, thread);
  return known.length > 0 ? [plainBlock(`(${known.join(' · ')})`, { italic: true })] : [];
}

function written(id: number, person: { name: string } | null, time: string) {
  const author = nameOf(person);
  return { id, author, initials: initialsOf(author), date: new Date(time) };
}

/** "Ada King Byron" → "AKB"; a name without blanks gives its first letter. */
const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((word) => [...word].find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? '')
    .join('')
    .slice(0, 4)
    .toUpperCase();

const paragraphs = (blocks: Block[]): Paragraph[] => blocks.map(paragraph);

function paragraph({ depth, marker, quote, code, pieces }: Block): Paragraph {
  const direction = directionOfText(pieces.map(({ text }) => text).join(''), 'en');
  const shown = marker ? [{ text: `${marker} `, bold: false, italic: false, strike: false, code: false }, ...pieces] : pieces;
  return new Paragraph({
    bidirectional: direction === 'rtl',
    indent: depth > 0 ? { start: STEP * Math.min(depth, DEEPEST) } : undefined,
    children: shown.flatMap((piece) =>
      piece.text.split('\n').flatMap((line, index) => [
        ...(index > 0 ? [new TextRun({ break: 1 })] : []),
        ...directionParts(line, direction).map(
          ({ text, rtl }) =>
            new TextRun({
              text,
              rightToLeft: rtl,
              bold: piece.bold,
              italics: piece.italic !== quote,
              strike: piece.strike,
              ...(piece.code || code ? { font: { ascii: 'Consolas', hAnsi: 'Consolas' } } : {}),
            }),
        ),
      ]),
    ),
  });
}
