import { describe, expect, it } from 'vitest';
import { tagKey, tagName } from '../../../lib/core/tags';

describe('tags', () => {
  it.each([
    ['needs  source ', 'Needs Source'],
    ['ÉTUDE', 'e\u0301tude'],
    ['ﬁt', 'fit'],
    ['Ｖａｇｕｅ', 'vague'],
  ])('%j and %j are one word', (one, other) => {
    expect(tagKey(one)).toBe(tagKey(other));
  });

  it('are shown as they were written, without stray blanks', () => {
    expect(tagName('  key\n claim ')).toBe('key claim');
  });
});
