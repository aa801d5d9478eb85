import { CommentRangeEnd, CommentRangeStart, CommentReference, HeadingLevel, type IParagraphOptions, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { type ParagraphKind, PARAGRAPH_SEPARATOR } from '../../document/article';
import type { ExportArticle } from '../model';
import { cleanLine, cleanText } from '../office/clean';
import { directionOfText, directionParts } from '../office/direction';
import { marksWithin, type Range } from './ranges';

/** A list item that brings its own number or letter ("3.", "b)") needs no bullet. */
const OWN_MARK = /^\s*(?:\p{N}{1,4}|\p{L})[.)]/u;

const LOOKS: Record<ParagraphKind, (text: string) => Pick<IParagraphOptions, 'style' | 'heading' | 'bullet' | 'indent'>> = {
  paragraph: () => ({}),
  heading: () => ({ heading: HeadingLevel.HEADING_2 }),
  list_item: (text) => (OWN_MARK.test(text) ? { indent: { start: 720, hanging: 360 } } : { bullet: { level: 0 } }),
  quotation: () => ({ style: 'Quote' }),
  pull_quote: () => ({ style: 'IntenseQuote' }),
  figure_caption: () => ({ style: 'Caption' }),
  image: () => ({ style: 'Caption' }),
  table_row: () => ({}),
  footnote: () => ({ style: 'Caption' }),
};

/**
 * An article as Word's paragraphs, with every comment on its words.
 * @param whole the comments that stand on the article as a whole: on its title
 * @param ranges the others, by offset in the revision's text
 */
export function articleParagraphs(article: ExportArticle, text: boolean, whole: number[][], ranges: Range[], newPage: boolean): Paragraph[] {
  const { language, byline, authorNote, dateline, source } = article;
  const title = cleanLine(article.title) || 'Untitled';
  const onTitle = whole.map((comments) => ({ start: 0, end: title.length, comments }));
  const line = (words: string | null, style: string) =>
    words ? [paragraph(cleanLine(words), [], { start: 0, next: Infinity }, language, { style })] : [];
  return [
    paragraph(title, onTitle, { start: 0, next: Infinity }, language, { heading: HeadingLevel.HEADING_1, pageBreakBefore: newPage }),
    ...line(byline, 'Byline'),
    ...line(dateline, 'Byline'),
    ...(text
      ? article.paragraphs.map((each, index) => {
          const next = article.paragraphs[index + 1]?.start ?? each.end + PARAGRAPH_SEPARATOR.length;
          return paragraph(each.text, ranges, { start: each.start, next }, language, LOOKS[each.kind](each.text));
        })
      : []),
    ...line(authorNote, 'Byline'),
    ...line(source, 'Byline'),
  ];
}

function paragraph(text: string, ranges: Range[], place: { start: number; next: number }, language: string, looks: IParagraphOptions): Paragraph {
  const direction = directionOfText(text, language);
  const runs = (words: string): ParagraphChild[] =>
    cleanText(words)
      .split('\n')
      .flatMap((piece, index) => [
        ...(index > 0 ? [new TextRun({ break: 1 })] : []),
        ...directionParts(piece, direction).map(
          (part) =>
            new TextRun({
              text: part.text,
              rightToLeft: part.rtl,
              language: { value: language, eastAsia: language, bidirectional: language },
            }),
        ),
      ]);
  const children: ParagraphChild[] = [];
  let at = place.start;
  for (const mark of marksWithin(ranges, { start: place.start, end: place.start + text.length }, place.next)) {
    children.push(...runs(text.slice(at - place.start, mark.at - place.start)));
    const empty = mark.closes.filter((comments) => mark.opens.includes(comments));
    children.push(...mark.closes.filter((comments) => !empty.includes(comments)).flatMap(closing));
    children.push(...mark.opens.flatMap((comments) => comments.map((id) => new CommentRangeStart(id))));
    children.push(...empty.flatMap(closing));
    at = mark.at;
  }
  return new Paragraph({ ...looks, bidirectional: direction === 'rtl', children: [...children, ...runs(text.slice(at - place.start))] });
}

/** Each comment ends and is referred to at once, an answer after what it answers: as Word writes it. */
const closing = (comments: number[]): ParagraphChild[] =>
  comments.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]);
