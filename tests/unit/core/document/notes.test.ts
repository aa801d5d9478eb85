import { expect, it } from 'vitest';
import type { Paragraph } from '../../../../lib/core/document/article';
import { marksOfNotes } from '../../../../lib/core/document/notes';

const marked = (key: string, ...labels: string[]): Paragraph => ({
  key,
  kind: 'paragraph',
  text: labels.join(''),
  format: { spans: labels.map((label, index) => ({ kind: 'note', label, start: index, end: index + 1 })) },
});
const note = (key: string, label?: string): Paragraph => ({ key, kind: 'footnote', text: 'See there.', ...(label ? { format: { label } } : {}) });

it('finds each note’s first mark, and no mark without a note', () => {
  const { keyOf, firstIn } = marksOfNotes([marked('p1', '1', '9'), marked('p2', '1', '2'), note('p3', '1'), note('p4', '2'), note('p5', '2'), note('p6')]);
  expect([...keyOf]).toEqual([['1', 'p3'], ['2', 'p4']]);
  expect([...firstIn].map(([key, labels]) => [key, ...labels])).toEqual([['p1', '1'], ['p2', '2']]);
});

it('finds nothing in a text without notes', () => {
  expect(marksOfNotes([marked('p1', '1')])).toEqual({ keyOf: new Map(), firstIn: new Map() });
});
