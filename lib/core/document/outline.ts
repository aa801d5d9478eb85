import type { Paragraph } from './article';

/**
 * The levels at which headings stand in an outline without holes: none is more than one below the
 * one before it, however much smaller it is printed, so that whoever goes by headings misses none.
 * @returns by key, from 1 on
 */
export function outlineOf(paragraphs: readonly Paragraph[]): Map<string, number> {
  const levels = new Map<string, number>();
  let before = 0;
  for (const { key, kind, format } of paragraphs) {
    if (kind !== 'heading') continue;
    before = Math.min(format?.level ?? 1, before + 1);
    levels.set(key, before);
  }
  return levels;
}
