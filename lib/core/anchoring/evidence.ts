import { type Alignment, OPEN } from './align';
import { commonBits } from './likeness';
import type { Run } from './words';

/** How many words to either side count as context: about the 32 characters that a selector keeps. */
const NEIGHBOURS = 6;

/** What the words tell, in bits, that stand next to the quotation and to the passage alike. */
export function neighbourBits({ shared, forward }: Alignment, quotation: Run, passage: Run): number {
  const side = (old: number, fresh: number, step: 1 | -1) => {
    let bits = 0;
    for (let count = 0; count < NEIGHBOURS && fresh >= 0 && forward[old] === fresh; count += 1, old += step, fresh += step) {
      bits += commonBits(shared, shared.old[old]!, shared.new[fresh]!);
    }
    return bits;
  };
  return side(quotation.from - 1, passage.from - 1, -1) + side(quotation.to, passage.to, 1);
}

/** Where the passage can stand: between the sure words around the quotation or, where those parted, anywhere. */
export function roomFor({ forward, back, surety }: Alignment, quotation: Run): Run {
  let left = quotation.from - 1;
  while (left >= 0 && surety[left] === OPEN) left -= 1;
  let right = quotation.to;
  while (right < forward.length && surety[right] === OPEN) right += 1;
  const room = { from: (forward[left] ?? -1) + 1, to: forward[right] ?? back.length };
  return room.from < room.to ? room : { from: 0, to: back.length };
}

/** Every index from `from` on where these words stand one after the other. */
export function placesOf(text: Int32Array, words: Int32Array, from = 0): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words[0]!, from); at !== -1; at = text.indexOf(words[0]!, at + 1)) {
    if (words.every((word, step) => text[at + step] === word)) places.push(at);
  }
  return places;
}
