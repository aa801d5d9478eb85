import type { PlacedParagraph } from '../../core/document/article';
import type { ExportArticle, ExportThread } from '../../core/exports/model';
import { cleanText } from '../../core/exports/office/clean';
import { type Passage, passageOf } from '../../core/exports/office/facts';
import type { Style, StyledText } from './lines';

/** The threads of an article by number, each with its passage in the text that is shown. */
export type Numbered = { number: number; thread: ExportThread; passage: Passage | null };

/** Numbers threads from 1 in the order in which they come, which is that of the article. */
export const numbered = (article: ExportArticle, threads: readonly ExportThread[], text: boolean): Numbered[] =>
  threads.map((thread, index) => ({ number: index + 1, thread, passage: text ? passageOf(article, thread) : null }));

const LARGEST = 13;

/** The number of a passage, where it ends. */
export const numberOf = (number: number, style: Style): StyledText => ({
  text: `[${number}]`,
  style: { ...style, size: Math.min(style.size, LARGEST), look: 'sans', color: '#7a4b00', raised: true, tint: 0 },
});

/** A paragraph's words: shaded where threads stand, deeper where more do, with their numbers behind them. */
export function annotated(paragraph: PlacedParagraph, notes: readonly Numbered[], style: Style): StyledText[] {
  const { start, end, text } = paragraph;
  const here = notes.flatMap(({ number, passage }) => (passage && passage.start < end && passage.end > start ? [{ number, ...passage }] : []));
  // A whole paragraph without words is still a place for a number.
  const empty = notes.flatMap(({ number, passage }) => (passage?.start === start && passage.end === end && start === end ? [number] : []));
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
      ...ending.map(({ number }) => numberOf(number, style)),
    ];
  });
  return [...pieces, ...empty.map((number) => numberOf(number, style))];
}
