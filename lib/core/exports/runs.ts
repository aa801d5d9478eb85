import type { Span } from '../document/format';
import { isSafeLink } from '../document/links';
import { type Piece, piecesOf, type SpanLook } from '../document/pieces';

/** How a stretch of an article's words looks. `link` is safe to lead to; `note` is the label of the footnote that it is the mark of. */
export type RunLook = {
  emphasis: boolean;
  strong: boolean;
  code: boolean;
  superscript: boolean;
  subscript: boolean;
  link: string | null;
  note: string | null;
};

/** Words that look alike, and where they stand in their block's text: UTF-16 code units, end exclusive. */
export type ArticleRun = { text: string; start: number; end: number; look: RunLook };

export const PLAIN_RUN: RunLook = { emphasis: false, strong: false, code: false, superscript: false, subscript: false, link: null, note: null };

/**
 * A block's text, or the part of it from `from` to `to`, as runs one after the other, for formats that do not nest. Their texts
 * joined are that part.
 * @param spans offsets of the block's text
 */
export const runsOf = (text: string, spans: readonly Span[] = [], from = 0, to = text.length): ArticleRun[] => {
  const runs: ArticleRun[] = [];
  let at = from;
  const walk = (pieces: readonly Piece[], look: RunLook): void => {
    for (const piece of pieces) {
      if (typeof piece !== 'string') {
        walk(piece.pieces, { ...look, ...said(piece.look) });
        continue;
      }
      runs.push({ text: piece, start: at, end: (at += piece.length), look });
    }
  };
  walk(piecesOf(text, spans, from, to), PLAIN_RUN);
  return runs;
};

function said(look: SpanLook): Partial<RunLook> {
  if (look.kind === 'link') return isSafeLink(look.href) ? { link: look.href } : {};
  return look.kind === 'note' ? { note: look.label } : { [look.kind]: true };
}

/** The same runs, cut at places too. @param places offsets of the block's text, in any order */
export function cutRuns(runs: readonly ArticleRun[], places: readonly number[]): ArticleRun[] {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  let next = 0;
  return runs.flatMap((run) => {
    const parts: ArticleRun[] = [];
    let from = run.start;
    while (next < sorted.length && sorted[next]! <= run.start) next += 1;
    for (; next < sorted.length && sorted[next]! < run.end; next += 1) {
      parts.push(partOf(run, from, sorted[next]!));
      from = sorted[next]!;
    }
    return [...parts, partOf(run, from, run.end)];
  });
}

const partOf = (run: ArticleRun, start: number, end: number): ArticleRun => ({ ...run, text: run.text.slice(start - run.start, end - run.start), start, end });

/** Digits that are small and above the line, or below it, by themselves. */
const SMALL = /[\u00b2\u00b3\u00b9\u2070-\u209c]/;

/** Whether a run is to be set small and above the line, as a note's mark is, too. */
export const isRaised = ({ text, look }: ArticleRun): boolean => (look.superscript || look.note !== null) && !SMALL.test(text);
