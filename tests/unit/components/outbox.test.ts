import { describe, expect, it } from 'vitest';
import { backoff, nextTry, type Waiting, whyWaits } from '@/components/annotation/outbox';
import { quotation, withQuotation } from '@/components/annotation/quote';

describe('what could not be sent', () => {
  it('waits when that passes by itself, and comes back when its words have to change', () => {
    const error = (code: Parameters<typeof whyWaits>[0]['code']) => ({ code, message: '' });
    expect(whyWaits(error('unavailable'), false)).toBe('offline');
    expect(whyWaits(error('unavailable'), true)).toBe('server');
    expect(whyWaits(error('rate_limited'), true)).toBe('server');
    expect(whyWaits(error('unauthenticated'), true)).toBe('session');
    for (const code of ['validation', 'forbidden', 'not_found', 'conflict', 'internal'] as const) expect(whyWaits(error(code), false)).toBeNull();
  });

  it('is tried again after twice as long each time, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 99].map(backoff)).toEqual([2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000));
  });
});

describe('several that wait', () => {
  const waiting = (tries: number, why: Waiting['why'] = 'server') => ({ why, tries }) as Waiting;

  it('are tried again as late as the first of them, which holds up the others', () => {
    expect(nextTry([waiting(4), waiting(1)])).toBe(backoff(4));
  });

  it('are left alone where the server has refused them', () => {
    expect(nextTry([waiting(1, 'refused')])).toBeNull();
    expect(nextTry([waiting(9, 'refused'), waiting(2)])).toBe(backoff(2));
  });
});

describe('a quotation', () => {
  const words = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const source = { words: '¶7', href: 'https://example.org/articles/a#p7' };

  it('holds the words without quotations in them, and links to where they stand', () => {
    const made = quotation([words('Mine.'), { type: 'blockquote', content: [words('Theirs.')] }], source);
    expect(made.content).toEqual([words('Mine.'), { type: 'paragraph', content: [{ type: 'text', text: '¶7', marks: [{ type: 'link', attrs: { href: source.href } }] }] }]);
  });

  it('goes below what was begun, with a line to write on', () => {
    const quote = quotation([words('Mine.')], source);
    expect(withQuotation(null, quote).content).toEqual([quote, { type: 'paragraph' }]);
    expect(withQuotation({ type: 'doc', content: [words('Begun.'), { type: 'paragraph' }] }, quote).content).toEqual([words('Begun.'), quote, { type: 'paragraph' }]);
  });
});
