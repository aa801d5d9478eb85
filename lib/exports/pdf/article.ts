import type { PlacedParagraph } from '../../core/document/article';
import type { ExportArticle, ExportThread } from '../../core/exports/model';
import { cleanText } from '../../core/exports/office/clean';
import { type Passage, passageOf } from '../../core/exports/office/facts';
import type { Style, StyledText } from './lines';

/** The threads of an article by number, each with its passage in the text that is shown. `key` tells them apart in a document of several articles. */
export type Numbered = { number: number; key: string; thread: ExportThread; passage: Passage | null };

/** What the places of a note and of its passage are called within the document. */
export const noteName = ({ key }: Pick<Numbered, 'key'>): string => `note-${key}`;
export const passageName = ({ key }: Pick<Numbered, 'key'>): string => `passage-${key}`;

/** Numbers threads from 1 in the order in which they come, which is that of the article, the document's `part`. */
export const numbered = (article: ExportArticle, threads: readonly ExportThread[], text: boolean, part = 1): Numbered[] =>
  threads.map((thread, index) => ({ number: index + 1, key: `${part}-${index + 1}`, thread, passage: text ? passageOf(article, thread) : null }));

const LARGEST = 13;

/** The number of a passage, where it ends; it leads to its note. */
export const numberOf = (numbered: Pick<Numbered, 'number' | 'key'>, style: Style): StyledText => ({
  text: `[${numbered.number}]`,
  style: { ...style, size: Math.min(style.size, LARGEST), look: 'sans', color: '#7a4b00', raised: true, tint: 0, to: `#${noteName(numbered)}`, here: passageName(numbered) },
});

/** A paragraph's words: shaded where threads stand, deeper where more do, with their numbers behind them. */
export function annotated(paragraph: PlacedParagraph, notes: readonly Numbered[], style: Style): StyledText[] {
  const { start, end, text } = paragraph;
  const here = notes.flatMap(({ number, key, passage }) => (passage && passage.start < end && passage.end > start ? [{ number, key, ...passage }] : []));
  // A whole paragraph without words is still a place for a number.
  const empty = notes.filter(({ passage }) => passage?.start === start && passage.end === end && start === end);
  const cuts = new Set([start, end]);
  for (const passage of here) {
    cuts.add(Math.max(passage.start, start));
    cuts.add(Math.min(passage.end, end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = places.slice(1).flatMap((until, index) => {
    const from = places[index]!;
    const tint = here.filter((passage) => passage.start <= from && passage.end >= until).length;
    const ending = here.filter((passage) => passage.end === until);
    return [
      { text: cleanText(text.slice(from - start, until - start)), style: { ...style, tint } },
      ...ending.map((note) => numberOf(note, style)),
    ];
  });
  return [...pieces, ...empty.map((note) => numberOf(note, style))];
}
