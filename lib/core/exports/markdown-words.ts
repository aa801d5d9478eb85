import type { JSONContent } from '@tiptap/core';
import type { PlacedParagraph } from '../document/article';
import { CALL, inlineMarkdown } from './markdown-inline';
import type { Notes } from './markdown-notes';
import { cutRuns, type RunLook, runsOf, type ArticleRun } from './runs';

/** A footnote that is called for at a place in the revision's text. */
export type Call = { at: number; number: number };

export const callMarkdown = (number: number): string => `[^${number}]`;

/**
 * Which words, and how. `from` and `to` are offsets of the block's text; `calls` those in this part, in order. `lines`: whether breaks
 * of lines may stay. `cell`: of a table, where code cannot hold a bar. `strong`: all of it.
 */
export type WordsOptions = { calls: readonly Call[]; notes: Notes; from?: number; to?: number; lines?: boolean; cell?: boolean; strong?: boolean };

/** Words of a block with their looks, and with the calls of footnotes, each after the passage that it is about. Not guarded yet. */
export function wordsMarkdown({ text, start, format }: PlacedParagraph, options: WordsOptions): string {
  const { from = 0, to = text.length } = options;
  const runs = runsOf(text, format?.spans, from, to);
  const calls = options.calls.map(({ at, number }) => ({ at: afterNote(runs, Math.max(from, Math.min(to, at - start))), number }));
  const nodes: JSONContent[] = [];
  let next = 0;
  const callsUntil = (at: number, marks: Marks) => {
    while (next < calls.length && calls[next]!.at <= at) nodes.push({ type: CALL, text: callMarkdown(calls[next++]!.number), marks });
  };
  callsUntil(from, []);
  const parts = cutRuns(runs, calls.map(({ at }) => at));
  parts.forEach((part, index) => {
    nodes.push(...nodesOf(part, options));
    callsUntil(part.end, sharedMarks(part, parts[index + 1]));
  });
  callsUntil(Infinity, []);
  return inlineMarkdown(whole(nodes));
}

/** Nodes that Markdown shows alike as one, so that what it would link of its own is seen whole. */
function whole(nodes: readonly JSONContent[]): JSONContent[] {
  const joined: JSONContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(node.marks)) joined[joined.length - 1] = { ...last, text: last.text! + node.text! };
    else joined.push(node);
  }
  return joined;
}

type Marks = NonNullable<JSONContent['marks']>;

/** A mark of a note is replaced by its call, so that nothing is called for within it. */
const afterNote = (runs: readonly ArticleRun[], at: number): number => runs.find(({ look, start, end }) => look.note !== null && start < at && at < end)?.end ?? at;

/** More than a sign, a number or a letter. */
const IS_WORD = /\p{L}{2}/u;

function nodesOf({ text, look }: ArticleRun, { notes, lines = true, cell = false, strong = false }: WordsOptions): JSONContent[] {
  const marks = marksOf({ ...look, strong: look.strong || strong, code: look.code && !(cell && text.includes('|')) });
  const call = look.note === null ? undefined : notes.get(look.note)?.call;
  const words = call !== undefined && !IS_WORD.test(text) ? [] : text.split(/\r\n?|\n/).flatMap((line, index): JSONContent[] => [
    ...(index === 0 ? [] : [lines ? { type: 'hardBreak', marks } : { type: 'text', text: ' ', marks }]),
    { type: 'text', text: line, marks },
  ]);
  return call === undefined ? words : [...words, { type: CALL, text: call }];
}

/** Letters above and below the line have no marks in Markdown. */
const marksOf = ({ emphasis, strong, code, link }: RunLook): Marks => [
  ...(link === null ? [] : [{ type: 'link', attrs: { href: link } }]),
  ...(strong ? [{ type: 'bold' }] : []),
  ...(emphasis ? [{ type: 'italic' }] : []),
  ...(code ? [{ type: 'code' }] : []),
];

/** What goes on around a call. A link and code do not: the one cannot hold another, the other would show it as it is written. */
function sharedMarks({ look: before }: ArticleRun, after: ArticleRun | undefined): Marks {
  if (!after || before.link !== null || after.look.link !== null || before.note !== null || after.look.note !== null) return [];
  return marksOf({ ...before, emphasis: before.emphasis && after.look.emphasis, strong: before.strong && after.look.strong, code: false });
}
