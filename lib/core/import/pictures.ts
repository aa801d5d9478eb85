import type { ArticleDraft } from './draft';

type Size = { width: number; height: number };

/**
 * The draft with its pictures as they are kept: each with its size; what was not kept is no block.
 * @param kept the size of every kept picture by its id
 */
export function withPictures(draft: ArticleDraft, kept: ReadonlyMap<string, Size>): ArticleDraft {
  const blocks = draft.blocks.flatMap((block) => {
    const { image } = block.format ?? {};
    if (!image) return [block];
    const size = kept.get(image.id);
    return size ? [{ ...block, format: { ...block.format, image: { id: image.id, width: size.width, height: size.height } } }] : [];
  });
  return { ...draft, blocks };
}
