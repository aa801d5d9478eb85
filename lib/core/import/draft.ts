import type { Paragraph } from '../document/article';

/** An article as it was understood, before somebody has looked at it and kept it. */
export type ArticleDraft = {
  title: string;
  byline: string | null;
  authorNote: string | null;
  dateline: string | null;
  source: string | null;
  /** BCP 47 */
  language: string;
  blocks: Omit<Paragraph, 'key'>[];
};

/** Gives the blocks of a first revision their keys: p1, p2, … */
export function draftToParagraphs({ blocks }: Pick<ArticleDraft, 'blocks'>): Paragraph[] {
  return blocks.map((block, index) => ({ key: `p${index + 1}`, ...block }));
}
