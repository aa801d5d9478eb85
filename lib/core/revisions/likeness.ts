import { commonBits } from '../anchoring/likeness';
import { alignTexts } from '../anchoring/reanchor';
import type { Words } from '../anchoring/words';
import { type Paragraph, PARAGRAPH_SEPARATOR, placeParagraphs } from '../document/article';

/** That so much of what an old paragraph's and a new block's words tell is in both, in bits, and as shares of the one that tells less and of the other. */
export type Likeness = { old: number; new: number; bits: number; ofSmaller: number; ofLarger: number };

type Block = Pick<Paragraph, 'text'>;

/** How the words of old paragraphs are spread over new blocks: every pair that has words in common. Indices are those of the lists given. */
export function likenesses(old: readonly Block[], fresh: readonly Block[]): Likeness[] {
  const { old: before, new: after, shared, forward } = alignTexts(join(old), join(fresh));
  const [oldIn, newIn] = [placesOf(before, old), placesOf(after, fresh)];
  const [oldBits, newBits] = [weights(shared.old, shared.bits, oldIn, old.length), weights(shared.new, shared.bits, newIn, fresh.length)];
  const common = new Map<number, number>();
  forward.forEach((to, from) => {
    if (to === -1) return;
    const at = oldIn[from]! * fresh.length + newIn[to]!;
    common.set(at, (common.get(at) ?? 0) + commonBits(shared, shared.old[from]!, shared.new[to]!));
  });
  return [...common].map(([at, bits]) => {
    const [i, j] = [Math.floor(at / fresh.length), at % fresh.length];
    return { old: i, new: j, bits, ofSmaller: bits / Math.min(oldBits[i]!, newBits[j]!), ofLarger: bits / Math.max(oldBits[i]!, newBits[j]!) };
  });
}

const join = (blocks: readonly Block[]) => blocks.map(({ text }) => text).join(PARAGRAPH_SEPARATOR);

/** For each word, the block that it stands in. */
function placesOf({ starts }: Words, blocks: readonly Block[]): Int32Array {
  const placed = placeParagraphs(blocks.map(({ text }) => ({ key: '', kind: 'paragraph', text })));
  let block = 0;
  return Int32Array.from(starts, (start) => {
    while (start >= placed[block]!.end) block += 1;
    return block;
  });
}

function weights(words: Int32Array, bits: Float64Array, blockOf: Int32Array, blocks: number): Float64Array {
  const sums = new Float64Array(blocks);
  words.forEach((word, index) => (sums[blockOf[index]!]! += bits[word]!));
  return sums;
}
