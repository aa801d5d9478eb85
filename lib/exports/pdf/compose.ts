import type { ExportArticle, ExportHead } from '../../core/exports/model';
import { cleanLine } from '../../core/exports/office/clean';
import { directionOfText } from '../../core/exports/office/direction';
import { annotated, type Numbered, numberOf } from './article';
import { LOOKS, PARAGRAPHS } from './looks';
import { noteOf } from './notes';
import type { Setting } from './paper';

/** One paragraph of the document: what it is in the structure, and how it is set. */
export type Item = {
  setting: Setting;
  tag: string;
  /** Of the structure's parts: the article, its list, its notes. */
  list?: boolean;
  notes?: boolean;
  language?: string;
  /** 1 is the article, 2 a heading in it, 3 a note. */
  bookmark?: { level: 1 | 2 | 3; title: string };
  newPage?: boolean;
};

/** A list item that brings its own number or letter needs no bullet. */
const OWN_MARK = /^\s*(?:\p{N}{1,4}|\p{L})[.)]/u;

/** An article with its numbers, then its threads by number. */
export function compose(head: ExportHead, article: ExportArticle, notes: readonly Numbered[], first: boolean): Item[] {
  return [...articleItems(head, article, notes, first), ...noteItems(notes)];
}

function articleItems({ options }: ExportHead, article: ExportArticle, notes: readonly Numbered[], first: boolean): Item[] {
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
  for (const paragraph of options.text ? article.paragraphs : []) {
    const { style, tag, indent, before } = PARAGRAPHS[paragraph.kind];
    const heading = paragraph.kind === 'heading';
    const list = paragraph.kind === 'list_item';
    items.push({
      tag,
      list,
      language,
      ...(heading ? { bookmark: { level: 2, title: cleanLine(paragraph.text) } } : {}),
      setting: {
        pieces: annotated(paragraph, notes, style),
        direction: directionOfText(paragraph.text, language),
        indent,
        before,
        keep: heading ? 40 : 0,
        ...(list && !OWN_MARK.test(paragraph.text) ? { marker: { text: '•', style } } : {}),
      },
    });
  }
  return [...items, ...line(article.authorNote), ...line(article.source)];
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
