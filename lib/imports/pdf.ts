import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from '../core/import/limits';
import { type Known, understand } from '../core/import/understand';
import { ImportFailure } from './failure';
import { blocksOfGroups, noteBlock, type Typed } from './pdf/blocks';
import { inColumns } from './pdf/columns';
import { linesOf, withCells } from './pdf/lines';
import { withoutMargins } from './pdf/margins';
import { withoutNotes } from './pdf/notes';
import { openPdf, type Pdf } from './pdf/open';
import { groupsOf } from './pdf/paragraphs';
import { styleOf } from './pdf/style';
import { wordsIn } from './pdf/words';
import type { FoundArticle } from './types';

const NOTICE = 'A PDF says where letters stand, not what they are: look whether paragraphs and headings are right. Its pictures were left out.';
/** A title is set larger than the text by so much, and stands on the first page. */
const TITLE_SIZE = 1.25;

/**
 * Reads a PDF's text: lines from where the letters stand, columns in their order, without running
 * heads, page numbers and hyphens at line ends; headings by their size; footnotes by their marks.
 * @throws ImportFailure locked, damaged, too_many_pages, no_text, too_many, too_large, empty
 */
export async function readPdf(bytes: Uint8Array, known: Known): Promise<FoundArticle> {
  const pdf = await openPdf(bytes);
  const pages = withoutMargins(pdf.pages.map(linesOf)).map((lines) => withCells(inColumns(lines)));
  const style = styleOf(pages.flat(), pdf.monospaced);
  const { lines, notes, labels } = withoutNotes(pages, style);
  const lexicon = { words: wordsIn(lines), labels, monospaced: pdf.monospaced };
  const typed = blocksOfGroups(groupsOf(lines, style), style, lexicon);
  const about = aboutPdf(pdf, typed, style.size);
  const blocks = [...withLevels(typed.filter((each) => each !== about.printed)), ...notes.map((note) => noteBlock(note, lexicon))].filter(({ text }) => text.trim() !== '');
  if (blocks.length === 0) throw new ImportFailure('empty');
  if (blocks.length > MAX_PARAGRAPHS) throw new ImportFailure('too_many');
  if (blocks.reduce((sum, { text }) => sum + text.length, 0) > MAX_ARTICLE_BYTES) throw new ImportFailure('too_large');
  return { draft: understand(blocks, { ...about.known, ...known }), images: [], notices: [NOTICE] };
}

/** Title and author: what the file says of them counts where it is printed on the first page, too. */
function aboutPdf({ title, author, language }: Pdf, typed: readonly Typed[], size: number): { known: Known; printed: Typed | null } {
  const top = typed.filter(({ first }) => first.page === 1);
  const firstPage = folded(top.map(({ block }) => block.text).join(' '));
  const said = title !== null && firstPage.includes(folded(title)) ? title : null;
  const largest = top.reduce<Typed | null>((most, each) => ((each.size ?? 0) > Math.max(most?.size ?? 0, size * TITLE_SIZE) ? each : most), null);
  const printed = top.find(({ block }) => said !== null && folded(block.text) === folded(said)) ?? (said === null ? largest : null);
  const found = printed?.block.text ?? said;
  return {
    printed,
    known: { ...(found ? { title: found } : {}), ...(author !== null && firstPage.includes(folded(author)) ? { byline: author } : {}), ...(language ? { language } : {}) },
  };
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** Ranks of headings by their sizes; those as large as the text come last. */
function withLevels(typed: readonly Typed[]) {
  const sizes = [...new Set(typed.flatMap(({ size }) => size ?? []))].sort((a, b) => b - a);
  return typed.map(({ block, size }) => (size === null ? block : { ...block, format: { ...block.format, level: Math.min(sizes.indexOf(size) + 1, 6) } }));
}
