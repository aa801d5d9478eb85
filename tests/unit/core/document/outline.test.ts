import { expect, it } from 'vitest';
import { outlineOf } from '../../../../lib/core/document/outline';

it('leaves no level out, and goes up as far as it likes', () => {
  const levels = [3, 4, 6, 1, undefined, 3, 2];
  const paragraphs = levels.map((level, index) => ({ key: `p${index}`, kind: 'heading' as const, text: 'Of ferries', ...(level ? { format: { level } } : {}) }));
  expect([...outlineOf([{ key: 'x', kind: 'paragraph', text: 'No heading' }, ...paragraphs]).values()]).toEqual([1, 2, 3, 1, 1, 2, 2]);
});
