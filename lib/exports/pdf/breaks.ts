import LineBreaker from 'linebreak';

/** Scripts that write words without blanks: where one ends, only a dictionary knows. */
const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}/gu;

const words = new Intl.Segmenter('th', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A place after which a line may end, or has to. */
export type Break = { position: number; required: boolean };

/** Where lines may end, in order: by UAX 14, and between words where those have no blanks. The last is the text's end. */
export function breaksIn(text: string): Break[] {
  const breaks: Break[] = [];
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) breaks.push(next);
  const between = [...text.matchAll(UNSPACED)].flatMap(({ 0: run, index }) => [...words.segment(run)].slice(1).map((word) => ({ position: index + word.index, required: false })));
  if (between.length === 0) return breaks;
  const known = new Set(breaks.map(({ position }) => position));
  return [...breaks, ...between.filter(({ position }) => !known.has(position))].sort((a, b) => a.position - b.position);
}

/** What is one letter to the eye, with its accents and vowel signs. */
export const graphemesOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);
