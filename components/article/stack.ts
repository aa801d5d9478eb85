export type Block = { top: number; height: number };

/**
 * Where blocks go that want to stand at their `top` and may not overlap: each as near to it as its
 * neighbours allow. The one at `first` gets its place; those above it give way upwards.
 * @param blocks in the order in which they stand, in pixels
 * @returns the top of each
 */
export function stack(blocks: readonly Block[], gap: number, first = -1): number[] {
  const tops = blocks.map(({ top }) => top);
  if (first >= 0) {
    for (let index = first - 1; index >= 0; index--) {
      tops[index] = Math.min(tops[index]!, tops[index + 1]! - gap - blocks[index]!.height);
    }
  }
  // Downwards from the top of the page, so that nothing stands above it.
  let free = Math.min(0, blocks[0]?.top ?? 0);
  for (const [index, { height }] of blocks.entries()) {
    tops[index] = Math.max(tops[index]!, free);
    free = tops[index]! + height + gap;
  }
  return tops;
}
