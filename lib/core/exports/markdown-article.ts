import type { PlacedParagraph } from '../document/article';
import { type Group, groupsOf, type ListTree } from '../document/groups';
import { pictureAddress } from './labels';
import { escapeLabel, guardLines, quoted } from './markdown-escape';
import { listsMarkdown, tableMarkdown } from './markdown-lists';
import { type Notes, notesMarkdown } from './markdown-notes';
import { type Call, wordsMarkdown, type WordsOptions } from './markdown-words';
import type { ExportArticle, ExportHead } from './model';

/**
 * The paragraphs of an article as they look, with the calls of its footnotes, each after the passage that it is about.
 * @param calls of the threads, in their order @param notes of the article, by label
 */
export function paragraphsMarkdown(head: ExportHead, { id, paragraphs }: ExportArticle, calls: readonly Call[], notes: Notes): string {
  const callsOf = callsByBlock(paragraphs, calls);
  const words = (block: PlacedParagraph, options: Partial<WordsOptions> = {}) => wordsMarkdown(block, { calls: callsOf.get(block.key) ?? [], notes, ...options });
  const blocks: string[] = [];
  const groups = groupsOf(paragraphs);
  for (let at = 0; at < groups.length; at += 1) {
    const group = groups[at]!;
    if (group.kind === 'list') {
      const lists = listsFrom(groups, at);
      at += lists.length - 1;
      blocks.push(listsMarkdown(lists, (item, from) => words(item, { from })));
    } else if (group.kind === 'table') blocks.push(tableMarkdown(group.rows, (row, cell, head) => words(row, cellOptions(row, cell, head, callsOf.get(row.key) ?? []))));
    else if (group.kind === 'notes') blocks.push(notesMarkdown(group.notes, notes, words));
    else if (group.kind === 'figure') blocks.push(pictureMarkdown(head, id, group.image, words), ...(group.caption ? [blockMarkdown(group.caption, words)] : []));
    else blocks.push(blockMarkdown(group.block, words));
  }
  return blocks.filter(Boolean).join('\n\n');
}

/** Lists that Markdown takes for one where they are of one kind. */
function listsFrom(groups: readonly Group<PlacedParagraph>[], from: number): ListTree<PlacedParagraph>[] {
  const lists: ListTree<PlacedParagraph>[] = [];
  for (let at = from; groups[at]?.kind === 'list'; at += 1) lists.push((groups[at] as { list: ListTree<PlacedParagraph> }).list);
  return lists;
}

/** What is called for between two blocks belongs to the one before it. */
function callsByBlock(paragraphs: readonly PlacedParagraph[], calls: readonly Call[]): Map<string, Call[]> {
  const byBlock = new Map<string, Call[]>();
  let next = 0;
  for (const { key, end } of paragraphs) {
    const from = next;
    while (next < calls.length && calls[next]!.at <= end) next += 1;
    if (next > from) byBlock.set(key, calls.slice(from, next));
  }
  return byBlock;
}

/** A passage may end with what parts two cells. */
function cellOptions(row: PlacedParagraph, { start, end, index, last }: { start: number; end: number; index: number; last: boolean }, head: boolean, calls: readonly Call[]): Partial<WordsOptions> {
  const here = calls.filter(({ at }) => (index === 0 || at - row.start >= start) && (last || at - row.start <= end));
  return { calls: here, from: start, to: end, lines: false, cell: true, strong: !head && (row.format?.row?.header ?? false) };
}

function blockMarkdown(block: PlacedParagraph, words: (block: PlacedParagraph, options?: Partial<WordsOptions>) => string): string {
  switch (block.kind) {
    case 'heading': {
      const heading = words(block, { lines: false }).trim();
      return heading && `${'#'.repeat(Math.min(6, (block.format?.level ?? 1) + 2))} ${withoutClosing(heading)}`;
    }
    case 'quotation':
    case 'pull_quote':
      return quoted(guardLines(words(block)));
    case 'figure_caption':
      return labelled('Figure', guardLines(words(block)));
    default:
      return guardLines(words(block));
  }
}

/** A picture by its words, with the way to it: in a file of text it would be a page of letters. */
function pictureMarkdown(head: ExportHead, article: string, block: PlacedParagraph, words: (block: PlacedParagraph) => string): string {
  const { image } = block.format ?? {};
  const lead = image ? `[Picture](${pictureAddress(head, article, image.id)})` : 'Picture';
  return labelled(lead, guardLines(words(block))) || lead;
}

const labelled = (label: string, words: string) => words && `${label}: ${words}`;

/** A row of `#` at a heading's end would count as its own. */
const withoutClosing = (heading: string): string => heading.replace(/(?<!#)#+$/, (signs) => signs.replaceAll('#', '\\#'));

/** What stands above the text of an article, on lines of its own. */
export function bylineMarkdown({ byline, dateline, authorNote, revision }: ExportArticle, source: string | null): string {
  const told = [byline, dateline, authorNote].filter((line) => line !== null).map(escapeLabel).filter(Boolean);
  return guardLines([...told, ...(source ? [`Source: ${source}`] : []), `Revision ${revision}`].join('\\\n'));
}
