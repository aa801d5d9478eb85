import { type Known, understand, withoutStart } from '../../core/import/understand';
import { ImportFailure } from '../failure';
import type { FoundArticle } from '../types';
import { aboutPage } from './about';
import { blocksOfHtml } from './blocks';
import type { Block } from './collector';
import { type FileImages, Images } from './images';
import { isOfSite, readablePart } from './readable';
import { attribute, type Document, firstNamed, parseHtml } from './tree';

export type HtmlOptions = {
  address?: string;
  /** Known already; stands before what the page says. */
  known?: Known;
  inFile?: FileImages;
  /** Made of another format: there is nothing around the article. */
  bare?: boolean;
};

/** Reads a page, a part of one, or what another format was made to. @throws ImportFailure */
export async function readHtml(html: string, options: HtmlOptions = {}): Promise<FoundArticle> {
  return articleOf(parseHtml(html), options);
}

/** The same for a page that is parsed. @throws ImportFailure */
export async function articleOf(page: Document, { address, known, inFile, bare = false }: HtmlOptions): Promise<FoundArticle> {
  const about = bare ? {} : aboutPage(page, address ?? null);
  const base = baseOf(page, address ?? null);
  const images = new Images(base, inFile);
  const readable = !bare && (address !== undefined || isOfSite(page)) ? await readablePart(page) : null;
  const byline = readable?.byline ? { byline: readable.byline } : {};
  const blocks = tidied(blocksOfHtml(readable?.root ?? firstNamed(page, 'body') ?? page, images, base));
  if (!blocks.some(({ text }) => text.trim() !== '')) throw new ImportFailure('empty');
  const draft = understand(blocks, { ...byline, ...about, ...known });
  const kept = new Set(draft.blocks.flatMap(({ format }) => format?.image?.id ?? []));
  return { draft: { ...draft, blocks: withLevels(draft.blocks) }, images: images.found.filter(({ id }) => kept.has(id)), notices: noticesOf(images) };
}

/** From where relative addresses lead on: the page's own word counts where it leads to the web. */
function baseOf(page: Document, address: string | null): string | null {
  const base = firstNamed(page, 'base');
  const href = base ? attribute(base, 'href') : null;
  return href && URL.canParse(href, address ?? undefined) ? new URL(href, address ?? undefined).href : address;
}

function noticesOf({ lost }: Images): string[] {
  if (lost === 0) return [];
  return [lost === 1 ? 'One picture is not in the file, and was left out.' : `${lost} pictures are not in the file, and were left out.`];
}

/** A note's number is its label; a picture without words that stands twice is an ornament. */
function tidied(blocks: readonly Block[]): Block[] {
  const uses = new Map<string, number>();
  for (const { format } of blocks) if (format?.image) uses.set(format.image.id, (uses.get(format.image.id) ?? 0) + 1);
  return blocks
    .filter(({ text, format }) => !format?.image || text !== '' || uses.get(format.image.id) === 1)
    .map((block) => (block.kind === 'footnote' ? withoutNumber(block) : block))
    .filter(({ kind, text }) => kind === 'image' || text.trim() !== '');
}

function withoutNumber(block: Block): Block {
  const { label } = block.format ?? {};
  // Without a mark to compare with, only what is written as a number is one.
  const number = (label === undefined ? /^(?:[[(](\p{N}{1,4})[\])]|(\p{N}{1,4})\.)\s+(?=\S)/u : /^[[(]?([\p{N}*†‡§]{1,4})[\])]?[.:]?\s+(?=\S)/u).exec(block.text);
  const words = number?.[1] ?? number?.[2];
  if (!number || !words || (label !== undefined && label !== words && !label.startsWith(`${words}-`))) return block;
  const rest = withoutStart(block, number[0].length);
  return { ...rest, format: { ...rest.format, label: label ?? words } };
}

/** The highest heading under the title is of the first rank, and no rank is left out. */
function withLevels(blocks: readonly Block[]): Block[] {
  const levels = [...new Set(blocks.flatMap(({ format }) => format?.level ?? []))].sort((a, b) => a - b);
  return blocks.map((block) => (block.format?.level === undefined ? block : { ...block, format: { ...block.format, level: levels.indexOf(block.format.level) + 1 } }));
}

