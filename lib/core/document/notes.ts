import type { Paragraph } from './article';

/**
 * Which footnotes have marks in the text, and where.
 * @returns `keyOf`: of each label that a footnote has, the key of the first such footnote.
 * `firstIn`: of each block, the labels of these whose first mark stands in it.
 */
export function marksOfNotes(paragraphs: readonly Paragraph[]): { keyOf: Map<string, string>; firstIn: Map<string, Set<string>> } {
  const keyOf = new Map<string, string>();
  for (const { key, kind, format } of paragraphs) {
    if (kind === 'footnote' && format?.label !== undefined && !keyOf.has(format.label)) keyOf.set(format.label, key);
  }
  const seen = new Set<string>();
  const firstIn = new Map<string, Set<string>>();
  if (keyOf.size === 0) return { keyOf, firstIn };
  for (const { key, format } of paragraphs) {
    for (const span of format?.spans ?? []) {
      if (span.kind !== 'note' || seen.has(span.label) || !keyOf.has(span.label)) continue;
      seen.add(span.label);
      firstIn.set(key, (firstIn.get(key) ?? new Set()).add(span.label));
    }
  }
  return { keyOf, firstIn };
}
