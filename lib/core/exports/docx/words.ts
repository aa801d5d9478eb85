import { CommentRangeEnd, CommentRangeStart, CommentReference, ExternalHyperlink, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { Span } from '../../document/format';
import { cleanText } from '../office/clean';
import { type Direction, directionOfText, directionParts } from '../office/direction';
import { type ArticleRun, cutRuns, isRaised, runsOf } from '../runs';
import { marksWithin, type Range } from './ranges';

/**
 * Words that become a paragraph. `text` stands at `start` in the revision's text; what follows it begins at `next`, and comments that begin
 * between are on it. `from` and `to` are the part of the text that is meant, such as a cell. `leaning`: the paragraph's style is italic, so
 * that emphasis stands upright. `strong`: all of it.
 */
export type Words = { text: string; spans?: readonly Span[] | undefined; start: number; next: number; from?: number; to?: number; before?: string; leaning?: boolean; strong?: boolean };

const LINK = { color: '1D4E89', underline: {} };
const CODE = { font: { ascii: 'Consolas', hAnsi: 'Consolas' } };

/** A paragraph of Word's, with every comment on its words. @param ranges by offset in the revision's text */
export function paragraphOf(words: Words, ranges: readonly Range[], language: string, looks: IParagraphOptions): Paragraph {
  const { text, spans, start, next, from = 0, to = text.length, before = '' } = words;
  const direction = directionOfText(text.slice(from, to), language);
  const marks = marksWithin(ranges, { start: start + from, end: start + to }, next);
  const shown = cutRuns(runsOf(text, spans, from, to), marks.map(({ at }) => at - start)).map((run) => ({ end: run.end, children: childrenOf(run, words, direction, language) }));
  const children: ParagraphChild[] = before ? [new TextRun({ text: before })] : [];
  let at = 0;
  const showUntil = (end: number) => {
    while (at < shown.length && shown[at]!.end <= end) children.push(...shown[at++]!.children);
  };
  for (const mark of marks) {
    showUntil(mark.at - start);
    const empty = mark.closes.filter((comments) => mark.opens.includes(comments));
    children.push(...mark.closes.filter((comments) => !empty.includes(comments)).flatMap(closing));
    children.push(...mark.opens.flatMap((comments) => comments.map((id) => new CommentRangeStart(id))));
    children.push(...empty.flatMap(closing));
  }
  showUntil(Infinity);
  return new Paragraph({ ...looks, bidirectional: direction === 'rtl', children });
}

function childrenOf(run: ArticleRun, { leaning = false, strong = false }: Words, direction: Direction, language: string): ParagraphChild[] {
  const { text, look } = run;
  const looks = {
    ...(look.strong || strong ? { bold: true } : {}),
    ...(look.emphasis ? { italics: !leaning } : {}),
    ...(look.code ? CODE : {}),
    ...(isRaised(run) ? { superScript: true } : {}),
    ...(look.subscript ? { subScript: true } : {}),
    ...(look.link === null ? {} : LINK),
  };
  const runs = cleanText(text)
    .split('\n')
    .flatMap((piece, index) => [
      ...(index > 0 ? [new TextRun({ break: 1 })] : []),
      ...directionParts(piece, direction).map(
        (part) => new TextRun({ ...looks, text: part.text, rightToLeft: part.rtl, language: { value: language, eastAsia: language, bidirectional: language } }),
      ),
    ]);
  return look.link === null ? runs : [new ExternalHyperlink({ link: new URL(look.link).href, children: runs })];
}

/** Each comment ends and is referred to at once, an answer after what it answers: as Word writes it. */
const closing = (comments: number[]): ParagraphChild[] =>
  comments.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]);
