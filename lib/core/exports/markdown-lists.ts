import type { PlacedParagraph } from '../document/article';
import type { ListTree } from '../document/groups';
import { cellsOf } from '../document/pieces';
import { guardLines, indentAfter } from './markdown-escape';

/** A number with which an item begins, as Markdown counts too. */
const NUMBER = /^\s*(0|[1-9]\d{0,8})([.)])\s+(?=\S)/;

type Expected = { number: number; after: string } | null;

/**
 * Lists that follow each other, with those in them. Numbers stand in the items' texts: one that Markdown would count so itself becomes
 * the item's mark, any other stays among its words.
 * @param words an item's words as Markdown from an offset of its text on, not guarded yet
 */
export function listsMarkdown(lists: readonly ListTree<PlacedParagraph>[], words: (item: PlacedParagraph, from: number) => string): string {
  const blocks: string[] = [];
  let expected: Expected = null;
  for (const { block, lists: inner } of lists.flatMap(({ items }) => items)) {
    const [own, digits, after] = NUMBER.exec(block.text) ?? [];
    const number = Number(digits);
    const counted: boolean = own !== undefined && (expected === null || expected.after !== after || expected.number === number);
    const said = guardLines(words(block, counted ? own!.length : 0));
    const below = listsMarkdown(inner, words);
    if (!said && !below) continue;
    blocks.push(indentAfter(counted ? `${number}${after} ` : '- ', said && below ? said + (INTERRUPTS.test(below) ? '\n' : '\n\n') + below : said || below));
    expected = counted ? { number: number + 1, after: after! } : null;
  }
  return blocks.join('\n');
}

/** What begins a list right below words; other numbers would count among them. */
const INTERRUPTS = /^(?:-|1[.)]) /;

/**
 * Rows as one table of GitHub's. Its first row is its head there; where the rows have none, an empty one.
 * @param words a cell's words on one line
 */
export function tableMarkdown(rows: readonly PlacedParagraph[], words: (row: PlacedParagraph, cell: { start: number; end: number; index: number; last: boolean }, head: boolean) => string): string {
  const lines = rows.map((row, at) => {
    const cells = cellsOf(row.text);
    return cells.map(({ start, end }, index) => words(row, { start, end, index, last: index === cells.length - 1 }, at === 0));
  });
  const width = Math.max(...lines.map((cells) => cells.length));
  const [head, ...rest] = rows[0]!.format?.row?.header ? lines : [[], ...lines];
  return [head!, Array.from({ length: width }, () => '---'), ...rest].map((cells) => `|${Array.from({ length: width }, (_, index) => ` ${cells[index] ?? ''} |`).join('')}`).join('\n');
}
