import type { PlacedParagraph } from '../../core/document/article';
import { outlineOf } from '../../core/document/outline';
import type { ExportArticle, ExportHead, ExportPicture } from '../../core/exports/model';
import { cleanLine, cleanText } from '../../core/exports/office/clean';
import { directionOfText } from '../../core/exports/office/direction';
import { alternativeOf, pictureLead } from '../../core/exports/pictures';
import { annotated, type Numbered, numberOf } from './article';
import type { StyledText } from './lines';
import { HEADINGS, LOOKS, PARAGRAPHS } from './looks';
import { noteOf } from './notes';
import type { Figure, Setting } from './paper';

/** One paragraph of the document: what it is in the structure, and how it is set. */
export type Item = {
  setting: Setting;
  /** Stands above the words, if there are any. */
  figure?: Figure;
  tag: string;
  /** Of the structure's parts: the article, its list, its notes. */
  list?: boolean;
  notes?: boolean;
  language?: string;
  /** 1 is the article, 2 and more its headings; notes are at 3, below a heading of their own. None is more than one below the one before. */
  bookmark?: { level: number; title: string };
  newPage?: boolean;
};

/** A list item that brings its own number or letter needs no bullet. */
const OWN_MARK = /^\s*(?:\p{N}{1,4}|\p{L})[.)]/u;

/** Above a picture, in points. */
const FIGURE_SPACE = 12;
/** How far a list within a list is set in, in points. */
const STEP = 16;

/** Those that are shown, by the keys of their blocks. */
export type Pictures = ReadonlyMap<string, ExportPicture>;

/** An article with its numbers, then its threads by number. */
export function compose(head: ExportHead, article: ExportArticle, notes: readonly Numbered[], pictures: Pictures, first: boolean): Item[] {
  return [...articleItems(head, article, notes, pictures, first), ...noteItems(notes)];
}

function articleItems({ options }: ExportHead, article: ExportArticle, notes: readonly Numbered[], pictures: Pictures, first: boolean): Item[] {
  const { language } = article;
  const title = cleanLine(article.title) || 'Untitled';
  const whole = notes.filter(({ passage }) => passage === null);
  const line = (text: string | null): Item[] =>
    text ? [{ tag: 'P', language, setting: { pieces: [{ text: cleanLine(text), style: LOOKS.byline }], direction: directionOfText(text, language), before: 4 } }] : [];
  const items: Item[] = [
    {
      tag: 'H1',
      language,
      newPage: !first,
      bookmark: { level: 1, title },
      setting: {
        pieces: [{ text: title, style: LOOKS.title }, ...whole.map((note) => numberOf(note, LOOKS.title))],
        direction: directionOfText(title, language),
      },
    },
    ...line(article.byline),
    ...line(article.dateline),
  ];
  const outline = outlineOf(article.paragraphs);
  if (options.text) items.push(...article.paragraphs.map((paragraph) => blockItem(paragraph, notes, language, outline.get(paragraph.key), pictures.get(paragraph.key))));
  return [...items, ...line(article.authorNote), ...line(article.source)];
}

/** @param level of a heading: its place in the outline, below the article's title */
function blockItem(paragraph: PlacedParagraph, notes: readonly Numbered[], language: string, level: number | undefined, picture: ExportPicture | undefined): Item {
  const { kind, text, format = {} } = paragraph;
  const { tag, indent, before, ...rest } = PARAGRAPHS[kind];
  const list = kind === 'list_item';
  const style = level === undefined ? rest.style : HEADINGS[(format.level ?? 1) - 1]!;
  const said = saidBefore(paragraph, picture !== undefined);
  const words = annotated(paragraph, notes, style);
  return {
    ...(picture ? { figure: { picture, alternative: cleanText(alternativeOf(paragraph)), language, before: FIGURE_SPACE } } : {}),
    tag: level === undefined ? tag : `H${Math.min(6, level + 1)}`,
    list,
    language,
    ...(level === undefined ? {} : { bookmark: { level: level + 1, title: cleanLine(text) } }),
    setting: {
      // Of a picture that is seen they are printed only where somebody spoke about them.
      pieces: picture && !words.some(isSpoken) ? [] : [...(said ? [{ text: said, style }] : []), ...words],
      direction: directionOfText(text, language),
      indent: indent + (list ? STEP * (format.list?.depth ?? 0) : 0),
      before,
      keep: level === undefined ? 0 : 40,
      ...(list && !format.list?.ordered && !OWN_MARK.test(text) ? { marker: { text: '•', style } } : {}),
    },
  };
}

/** Shaded, or a thread's number. */
const isSpoken = ({ style }: StyledText) => Boolean(style.tint) || style.here !== undefined;

/** What stands before the words of a block that says itself what it is. @param shown of a picture: whether it stands above them */
function saidBefore({ kind, text, format }: PlacedParagraph, shown: boolean): string {
  if (kind === 'image') return pictureLead({ text, format }, shown);
  return kind === 'footnote' && format?.label !== undefined ? `${cleanLine(format.label)}. ` : '';
}

function noteItems(notes: readonly Numbered[]): Item[] {
  if (notes.length === 0) return [];
  const items: Item[] = [
    {
      tag: 'H2',
      notes: true,
      bookmark: { level: 2, title: 'Notes' },
      setting: { pieces: [{ text: 'Notes', style: LOOKS.section }], direction: 'ltr', before: 26, keep: 60 },
    },
  ];
  for (const numbered of notes) {
    const { head, body, title } = noteOf(numbered);
    items.push({ tag: 'H3', notes: true, setting: head, bookmark: { level: 3, title } });
    items.push(...body.map((setting): Item => ({ tag: 'P', notes: true, setting })));
  }
  return items;
}

/** As many characters as are told one by one. */
const TOLD = 40;

/** What stands at the end of the notes where the fonts have not all that was written; nothing where they have. */
export function missingItem(missing: readonly string[]): Item[] {
  if (missing.length === 0) return [];
  const told = missing.slice(0, TOLD).map((character) => `U+${[...character].map((each) => each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')).join(' ')}`);
  const more = missing.length > TOLD ? ` and ${missing.length - TOLD} more` : '';
  const text = `An empty box stands for each character that the fonts of this file do not have. It can still be copied and searched. Missing: ${told.join(', ')}${more}.`;
  return [{ tag: 'P', notes: true, setting: { pieces: [{ text, style: LOOKS.noteMeta }], direction: 'ltr', before: 24 } }];
}
