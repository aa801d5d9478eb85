import { PARAGRAPH_SEPARATOR } from '../../lib/core/document/article';

/** Sentences of a made-up language, its words as unevenly common as those of a real one. */

export type Sentence = { id: number; words: string[] };
/** A text with where each sentence stands in it: UTF-16 code units, end exclusive. */
export type Text = { paragraphs: Sentence[][]; text: string; places: Map<number, { start: number; end: number }> };

const SYLLABLES = ['ka', 'ri', 'mo', 'te', 'lun', 'gar', 'se', 'vi', 'no', 'pa', 'dor', 'um'];

/** The same numbers in every run: Lehmer's generator with the multiplier of Park and Miller. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * below);
}

/** The nth word; the first are short, as common words are. */
function word(rank: number): string {
  let rest = rank;
  let made = '';
  do made += SYLLABLES[rest % SYLLABLES.length];
  while ((rest = Math.floor(rest / SYLLABLES.length)) > 0);
  return made;
}

export class Writer {
  private made = 0;
  constructor(private readonly random: (below: number) => number, private readonly vocabulary: number) {}

  /** A word about as often as one of its rank is used (Zipf): the logarithm of its rank is evenly spread. */
  word = (): string => word(Math.floor(this.vocabulary ** (this.random(1e6) / 1e6)) - 1);

  sentence(): Sentence {
    const words = [...Array(8 + this.random(20))].map(this.word);
    return { id: (this.made += 1), words: [...words.slice(0, -1), `${words.at(-1)}.`] };
  }

  /** A text of at least so many words. */
  text(count: number): Text {
    const paragraphs: Sentence[][] = [];
    for (let words = 0; words < count; ) {
      const paragraph = [...Array(3 + this.random(5))].map(() => this.sentence());
      words += paragraph.reduce((sum, sentence) => sum + sentence.words.length, 0);
      paragraphs.push(paragraph);
    }
    return placed(paragraphs);
  }

  /**
   * The text after an editor had it: of every hundred sentences five are deleted, five new, ten have a
   * fifth of their words replaced; two of every hundred paragraphs were moved elsewhere.
   */
  edited({ paragraphs }: Text): Text {
    const fresh = paragraphs.map((sentences) => sentences.flatMap((sentence): Sentence[] => {
      const fate = this.random(100);
      if (fate < 5) return [];
      if (fate < 10) return [sentence, this.sentence()];
      return [fate < 20 ? { ...sentence, words: sentence.words.map((each) => (this.random(5) === 0 ? this.word() : each)) } : sentence];
    })).filter((sentences) => sentences.length > 0);
    for (let moved = Math.ceil(fresh.length / 50); moved > 0; moved -= 1) fresh.splice(this.random(fresh.length), 0, ...fresh.splice(this.random(fresh.length), 1));
    return placed(fresh);
  }
}

function placed(paragraphs: Sentence[][]): Text {
  const places: Text['places'] = new Map();
  let at = 0;
  for (const sentences of paragraphs) {
    for (const { id, words } of sentences) {
      const start = at;
      at += words.join(' ').length + 1;
      places.set(id, { start, end: at - 1 });
    }
    at += PARAGRAPH_SEPARATOR.length - 1;
  }
  return { paragraphs, places, text: paragraphs.map(paragraphText).join(PARAGRAPH_SEPARATOR) };
}

export const paragraphText = (sentences: readonly Sentence[]): string => sentences.map(({ words }) => words.join(' ')).join(' ');
