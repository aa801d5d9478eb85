import type { PlacedParagraph } from '../../core/document/article';
import { CELL_SEPARATOR } from '../../core/document/pieces';
import type { ExportArticle, ExportThread } from '../../core/exports/model';
import { cleanText } from '../../core/exports/office/clean';
import { type Passage, passageOf } from '../../core/exports/office/facts';
import { type ArticleRun, cutRuns, isRaised, runsOf } from '../../core/exports/runs';
import type { Style, StyledText } from './lines';
import { LINK } from './looks';

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

/** A paragraph's words as they look: shaded where threads stand, deeper where more do, with their numbers behind them. */
export function annotated(paragraph: PlacedParagraph, notes: readonly Numbered[], style: Style): StyledText[] {
  const { start, end, text } = paragraph;
  const here = notes.flatMap(({ number, key, passage }) => (passage && passage.start < end && passage.end > start ? [{ number, key, ...passage }] : []));
  // A whole paragraph without words is still a place for a number.
  const empty = notes.filter(({ passage }) => passage?.start === start && passage.end === end && start === end);
  const places = here.flatMap((passage) => [Math.max(passage.start, start), Math.min(passage.end, end)]);
  const pieces = cutRuns(runsOf(text, paragraph.format?.spans), places.map((at) => at - start)).flatMap((run) => {
    const [from, until] = [start + run.start, start + run.end];
    const tint = here.filter((passage) => passage.start <= from && passage.end >= until).length;
    const words = paragraph.kind === 'table_row' ? run.text.replaceAll(CELL_SEPARATOR, ' | ') : run.text;
    return [{ text: cleanText(words), style: { ...looking(style, run), tint } }, ...here.filter((passage) => passage.end === until).map((note) => numberOf(note, style))];
  });
  return [...pieces, ...empty.map((note) => numberOf(note, style))];
}

/** A style with what a run's look adds. Among italics, emphasis stands upright. */
function looking(style: Style, run: ArticleRun): Style {
  const { look } = run;
  const emphasis = style.look === 'italic' ? 'roman' : 'italic';
  return {
    ...style,
    look: look.code ? 'sans' : look.strong ? 'bold' : look.emphasis && style.look !== 'bold' ? emphasis : style.look,
    ...(isRaised(run) ? { raised: true } : {}),
    ...(look.subscript ? { lowered: true } : {}),
    ...(look.link === null ? {} : { to: new URL(look.link).href, color: LINK }),
  };
}
