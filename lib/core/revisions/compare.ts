import { heaviestChain } from '../anchoring/chain';
import type { Paragraph } from '../document/article';
import { isSameText } from './changes';
import { diffWords, type Piece } from './word-diff';

/**
 * `edited`: other words, or the same that look otherwise. `moved`: to other neighbours, its words edited
 * or not.
 */
export const ROW_STATES = ['same', 'edited', 'moved', 'added', 'removed'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** One paragraph of two revisions. */
export type Row = {
  key: string;
  state: RowState;
  /** `null` where that revision has no such paragraph. */
  before: Paragraph | null;
  after: Paragraph | null;
  pieces: Piece[];
};

export type Comparison = { rows: Row[]; wordsAdded: number; wordsRemoved: number };

/** The time that a comparison may take, in edits squared: about a second. Paragraphs that changed share it. */
const WORK = 6_000_000;
const FEWEST_EDITS = 40;
const MOST_EDITS = 600;

/**
 * Compares two revisions paragraph by paragraph, which their keys tell, and word by word within each.
 * In the order of the newer one; what was removed stands behind what it stood behind.
 */
export function compareRevisions(before: readonly Paragraph[], after: readonly Paragraph[]): Comparison {
  const inOrder = keptOrder(before, after);
  const old = new Map(before.map((paragraph) => [paragraph.key, paragraph]));
  const changed = after.filter(({ key, text }) => old.has(key) && old.get(key)!.text !== text).length;
  const maxEdits = Math.min(MOST_EDITS, Math.max(FEWEST_EDITS, Math.floor(Math.sqrt(WORK / changed))));
  const isNew = new Set(after.map(({ key }) => key));
  const follows = new Map<string | null, Paragraph[]>();
  let last: string | null = null;
  for (const paragraph of before) {
    if (inOrder.has(paragraph.key)) last = paragraph.key;
    else if (!isNew.has(paragraph.key)) follows.set(last, [...(follows.get(last) ?? []), paragraph]);
  }
  const removed = (behind: string | null): Row[] => (follows.get(behind) ?? []).map((each) => rowOf(each, null, false, maxEdits));
  const rows = [
    ...removed(null),
    ...after.flatMap((paragraph) => [rowOf(old.get(paragraph.key) ?? null, paragraph, !inOrder.has(paragraph.key), maxEdits), ...removed(paragraph.key)]),
  ];
  const words = (how: Piece['how']) => rows.reduce((sum, { pieces }) => sum + pieces.reduce((count, piece) => count + (piece.how === how ? wordCount(piece.text) : 0), 0), 0);
  return { rows, wordsAdded: words('added'), wordsRemoved: words('removed') };
}

/** Keys of the paragraphs that kept their order: as much text as possible, so that what counts as moved is the least. */
function keptOrder(before: readonly Paragraph[], after: readonly Paragraph[]): Set<string> {
  const places = new Map(after.map(({ key }, index) => [key, index]));
  const blocks = before.flatMap(({ key, text }, index) => {
    const place = places.get(key);
    return place === undefined ? [] : [{ old: index, new: place, length: 1, bits: text.length + 1 }];
  });
  return new Set(heaviestChain(blocks).map((block) => before[block.old]!.key));
}

function rowOf(before: Paragraph | null, after: Paragraph | null, moved: boolean, maxEdits: number): Row {
  const pieces = diffWords(before?.text ?? '', after?.text ?? '', maxEdits);
  const state = !before ? 'added' : !after ? 'removed' : moved ? 'moved' : isSame(before, after) ? 'same' : 'edited';
  return { key: (after ?? before)!.key, state, before, after, pieces };
}

const isSame = (a: Paragraph, b: Paragraph) => isSameText([a], [b]);

/** Runs of letters or digits; where a script puts no blanks between words, each run counts as one. */
const wordCount = (text: string) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}'’-]*/gu)?.length ?? 0;

/** Rows to be read: those that changed, each with its neighbours, and between them how many are the same. */
export type Folded = { kind: 'row'; row: Row } | { kind: 'same'; rows: Row[] };

/** Folds away what did not change, but for one row on either side of what did. A single row is not worth folding. */
export function foldSame(rows: readonly Row[]): Folded[] {
  const near = (index: number) => [rows[index - 1], rows[index], rows[index + 1]].some((row) => row !== undefined && row.state !== 'same');
  const folded: Folded[] = [];
  for (const [index, row] of rows.entries()) {
    const last = folded.at(-1);
    if (near(index)) folded.push({ kind: 'row', row });
    else if (last?.kind === 'same') last.rows.push(row);
    else folded.push({ kind: 'same', rows: [row] });
  }
  return folded.map((each) => (each.kind === 'same' && each.rows.length === 1 ? { kind: 'row', row: each.rows[0]! } : each));
}
