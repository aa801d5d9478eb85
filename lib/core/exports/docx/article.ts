import { HeadingLevel, type IParagraphOptions, type Paragraph, type Table } from 'docx';
import { PARAGRAPH_SEPARATOR, type PlacedParagraph } from '../../document/article';
import type { ExportArticle } from '../model';
import { cleanLine } from '../office/clean';
import { pictureLead } from '../pictures';
import { pictureParagraph, type Pictures } from './picture';
import { marksWithin, type Range } from './ranges';
import { tableOf } from './table';
import { paragraphOf } from './words';

/** A list item that brings its own number or letter ("3.", "b)") needs no bullet. */
const OWN_MARK = /^\s*(?:\p{N}{1,4}|\p{L})[.)]/u;
/** Below the article's title. */
const HEADINGS = [HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4, HeadingLevel.HEADING_5, HeadingLevel.HEADING_6, HeadingLevel.HEADING_6];
/** Word has bullets for nine lists within each other. */
const DEEPEST = 8;
/** How far a list is set in, in twentieths of a point. */
const STEP = 720;

/** How a block looks, and what stands before its words. @param shown of a picture: whether it stands above them */
function looksOf({ kind, text, format = {} }: PlacedParagraph, shown: boolean): { looks: IParagraphOptions; before?: string; leaning?: boolean } {
  switch (kind) {
    case 'heading':
      return { looks: { heading: HEADINGS[(format.level ?? 1) - 1]! } };
    case 'list_item': {
      const level = Math.min(format.list?.depth ?? 0, DEEPEST);
      return { looks: format.list?.ordered || OWN_MARK.test(text) ? { indent: { start: STEP * (level + 1), hanging: 360 } } : { bullet: { level } } };
    }
    case 'quotation':
      return { looks: { style: 'Quote' }, leaning: true };
    case 'pull_quote':
      return { looks: { style: 'IntenseQuote' }, leaning: true };
    case 'image':
      return { looks: { style: 'Caption' }, before: pictureLead({ text, format }, shown) };
    case 'footnote':
      return { looks: { style: 'Caption' }, ...(format.label === undefined ? {} : { before: `${cleanLine(format.label)}. ` }) };
    case 'figure_caption':
      return { looks: { style: 'Caption' } };
    case 'paragraph':
    case 'table_row':
      return { looks: {} };
  }
}

/**
 * An article as Word's paragraphs and tables, with every comment on its words.
 * @param whole the comments that stand on the article as a whole: on its title
 * @param ranges the others, by offset in the revision's text
 * @param pictures those that are shown, by the keys of their blocks
 */
export function articleParagraphs(article: ExportArticle, text: boolean, whole: number[][], ranges: Range[], pictures: Pictures, newPage: boolean): (Paragraph | Table)[] {
  const { language, byline, authorNote, dateline, source } = article;
  const title = cleanLine(article.title) || 'Untitled';
  const onTitle = whole.map((comments) => ({ start: 0, end: title.length, comments }));
  const line = (words: string | null, style: string) =>
    words ? [paragraphOf({ text: cleanLine(words), start: 0, next: Infinity }, [], language, { style })] : [];
  return [
    paragraphOf({ text: title, start: 0, next: Infinity }, onTitle, language, { heading: HeadingLevel.HEADING_1, pageBreakBefore: newPage }),
    ...line(byline, 'Byline'),
    ...line(dateline, 'Byline'),
    ...(text ? blocks(article, ranges, pictures) : []),
    ...line(authorNote, 'Byline'),
    ...line(source, 'Byline'),
  ];
}

function blocks({ paragraphs, language }: ExportArticle, ranges: Range[], pictures: Pictures): (Paragraph | Table)[] {
  const nexts = new Map(paragraphs.map(({ key, end }, index) => [key, paragraphs[index + 1]?.start ?? end + PARAGRAPH_SEPARATOR.length]));
  const nextOf = ({ key }: PlacedParagraph): number => nexts.get(key)!;
  const made: (Paragraph | Table)[] = [];
  let table: PlacedParagraph[] = [];
  const endTable = () => {
    if (table.length > 0) made.push(...tableOf(table, ranges, language, nextOf));
    table = [];
  };
  for (const [index, block] of paragraphs.entries()) {
    if (block.kind !== 'table_row' || block.format?.row?.first) endTable();
    if (block.kind === 'table_row') {
      table.push(block);
      continue;
    }
    const shown = pictures.get(block.key);
    if (shown) {
      // Its words are printed, too, where a comment begins or ends on them.
      const spoken = marksWithin(ranges, block, nextOf(block)).length > 0;
      made.push(pictureParagraph(block, shown, spoken || paragraphs[index + 1]?.kind === 'figure_caption'));
      if (!spoken) continue;
    }
    const { looks, ...rest } = looksOf(block, shown !== undefined);
    made.push(paragraphOf({ text: block.text, spans: block.format?.spans, start: block.start, next: nextOf(block), ...rest }, ranges, language, looks));
  }
  endTable();
  return made;
}
