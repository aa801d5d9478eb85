import type { Paragraph } from '../document/article';

/** Whether two texts are the same to whoever reads them: keys, kinds, words and how they look, in the same order. */
export const isSameText = (one: readonly Paragraph[], other: readonly Paragraph[]): boolean =>
  one.length === other.length && one.every((paragraph, index) => told(paragraph) === told(other[index]!));

const told = ({ key, kind, text, format }: Paragraph): string => JSON.stringify([key, kind, text, inOneOrder(format ?? {})]);

/** A value whose properties stand in one order, whichever way it came. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => [name, inOneOrder(part)]);
}
