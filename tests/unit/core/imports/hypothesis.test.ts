import { describe, expect, it } from 'vitest';
import { parseHypothesis } from '../../../../lib/core/imports/hypothesis-parse';
import { threadsOfHypothesis } from '../../../../lib/core/imports/hypothesis-threads';

/** One as their API answers it, with parts that we do not use. */
const row = (id: string, given: object = {}) => ({
  id,
  created: '2026-05-01T10:00:00.123456+00:00',
  updated: '2026-05-01T10:00:00.123456+00:00',
  user: 'acct:ada@hypothes.is',
  uri: 'https://example.org/quay',
  text: 'Is **that** so?',
  tags: [],
  group: '__world__',
  permissions: { read: ['group:__world__'], admin: ['acct:ada@hypothes.is'], update: [], delete: [] },
  target: [{ source: 'https://example.org/quay', selector: [{ type: 'RangeSelector', startContainer: '/p[1]' }, { type: 'TextPositionSelector', start: 4, end: 10 }, { type: 'TextQuoteSelector', exact: 'bridge', prefix: 'The ', suffix: ' cost' }] }],
  document: { title: ['The Quay'] },
  links: { html: 'https://hypothes.is/a/1' },
  flagged: false,
  hidden: false,
  user_info: { display_name: 'Ada Ferryman' },
  ...given,
});
const read = (value: unknown) => {
  const parsed = parseHypothesis(value);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return threadsOfHypothesis(parsed.rows);
};
const problemsOf = (value: unknown) => {
  const parsed = parseHypothesis(value);
  return parsed.ok ? 'ok' : parsed.problems.map(({ item, reason }) => `${item}: ${reason}`).join('\n');
};

describe('annotations of Hypothesis', () => {
  it('become threads with their place, words, tags and people, however the file is built', () => {
    const one = row('a', { tags: ['vague ', 'vague'] });
    for (const file of [[one], { rows: [one] }, { total: 1, rows: [one] }, { export_date: 'today', annotations: [one] }]) {
      const { threads, leftOut } = read(file);
      expect(leftOut).toEqual([]);
      expect(threads).toMatchObject([
        {
          ...{ id: 'a', kind: 'comment', visibility: 'seminar', status: 'visible', position: 4, createdAt: '2026-05-01T10:00:00.123Z' },
          target: { exact: 'bridge', prefix: 'The ', suffix: ' cost' },
          author: { name: 'Ada Ferryman', email: null },
          tags: [{ name: 'vague' }],
          comments: [{ id: 'a', parent: null, text: 'Is that so?' }],
        },
      ]);
    }
  });

  it('take replies to the last of their references, in the order of time, behind what they answer', () => {
    const at = (second: number) => ({ created: `2026-05-01T10:00:0${second}Z` });
    const rows = [row('c', { references: ['a', 'b'], ...at(1) }), row('d', { references: ['a'], ...at(3) }), row('b', { references: ['a'], ...at(2) }), row('a', at(0))];
    const { threads, leftOut } = read(rows);
    expect(leftOut).toEqual([]);
    expect(threads[0]!.comments.map(({ id, parent }) => [id, parent])).toEqual([['a', null], ['b', 'a'], ['c', 'b'], ['d', 'a']]);
  });

  it('keep notes on the page as notes on the whole article', () => {
    expect(read([row('a', { target: [{ source: 'https://example.org/quay' }] })]).threads).toMatchObject([{ position: -1, target: { exact: null, paragraph: null } }]);
  });

  it('are private where only their author reads them, and hidden where they were hidden', () => {
    const [own, hidden] = read([row('a', { permissions: { read: ['acct:ada@hypothes.is'] } }), row('b', { hidden: true })]).threads;
    expect(read([row('c', { permissions: { read: ['acct:bob@hypothes.is'] } })]).threads[0]!.visibility).toBe('private');
    expect([own!.visibility, hidden!.status, hidden!.comments[0]!.status]).toEqual(['private', 'hidden', 'hidden']);
  });

  it('are left out with a reason where they are no thread and no reply', () => {
    const rows = [row('a', { text: '' }), row('b', { references: ['gone'] }), row('c'), row('d', { references: ['c'], text: ' ' }), row('e', { references: ['c', 'd'] }), row('f', { references: ['c'], permissions: { read: ['acct:ada@hypothes.is'] } })];
    const { threads, leftOut } = read(rows);
    expect(threads.map(({ id }) => id)).toEqual(['c']);
    expect(leftOut.map(({ item, reason }) => `${item} ${reason}`).toSorted()).toEqual([
      'annotation a is a highlight without words, tags or answers',
      'annotation b what it answers is not in the file',
      'annotation d holds no words that a comment can hold',
      'annotation e what it answers was left out',
      'annotation f is a private reply, which threads here do not have',
    ]);
  });

  it('keep scripts and unsafe links as the text that they are', () => {
    const [thread] = read([row('a', { text: '<script>alert(1)</script>\n\n[x](javascript:alert(1)) <img src=x onerror=alert(1)>' })]).threads;
    expect(JSON.stringify(thread!.comments[0]!.body)).not.toMatch(/"type":"(?!doc|paragraph|text|hardBreak)/);
    expect(thread!.comments[0]!.text).toContain('alert(1)');
  });

  it.each([
    ['no list', { items: [] }, 'It is not an export of Hypothesis'],
    ['no annotation', [3], 'annotation 1: '],
    ['one without an id', [{ ...row('a'), id: undefined }], 'annotation 1, id: '],
    ['one twice', [row('a'), row('a')], 'annotation 2 (a): its id stands in the file twice'],
    ['no time', [row('a', { created: 'yesterday' })], '“yesterday” is no time'],
    ['a million', Array.from({ length: 1_000_000 }, () => ({})), 'at most 100000'],
    ['a hundred thousand wrong ones', Array.from({ length: 100_000 }, () => ({})), 'annotation 1'],
    ['null', null, 'It is not an export of Hypothesis'],
  ])('are refused with their reason: %s', (_, value, reason) => {
    expect(problemsOf(value)).toContain(reason);
  });
});
