import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNOTATION_KINDS } from '@/lib/core/annotations';
import { filterOf, queryOf } from '@/lib/core/finding/filter';
import { formatQuery, MAX_WORDS, parseQuery, partsOf, STATES, type ThreadQuery } from '@/lib/core/finding/query';

const query = (text: string) => parseQuery(text).query;
const problems = (text: string) => parseQuery(text).problems.map(({ start, end, message }) => `${text.slice(start, end)} — ${message}`);
/** Without asking Vitest, which takes longer over each than the parser does. */
const same = (a: unknown, b: unknown) => isDeepStrictEqual(a, structuredClone(b));

describe('the filter box', () => {
  it('understands each operator, phrases and words', () => {
    expect(parseQuery('kind:claims Type:fact tag:"needs source" by:“Robin B” is:new IS:mine p:7-9 "so it was" rain')).toEqual({
      query: { kind: 'claim', type: 'fact', tag: 'needs source', by: 'Robin B', is: ['new', 'mine'], p: { from: 7, to: 9 }, words: [{ text: 'so it was', exact: true }, { text: 'rain', exact: false }] },
      problems: [],
    });
    expect([query('p:¶9–p7').p, query('p:4').p, query('p:article').p]).toEqual([{ from: 7, to: 9 }, { from: 4, to: 4 }, 'article']);
    // What only looks like an operator is words.
    expect(query('10:30 https://example.org سوال:').words.map(({ text }) => text)).toEqual(['10:30', 'https://example.org', 'سوال:']);
  });

  it('says of what it does not understand where it stands, and how to mend it', () => {
    expect(problems('kind:essay rain')).toEqual(['kind:essay — There is no kind “essay”. There are comment, question, claim and note.']);
    expect(problems('is:odd p:seven tag: colour:red')).toEqual([
      'is:odd — Nothing is “odd”. There are is:unanswered, is:resolved, is:new, is:mine, is:orphaned and is:flagged.',
      'p:seven — “seven” is no paragraph. Say its number, as in p:7, or from which to which, as in p:7-9.',
      'tag: — Say what after “tag:”, without a blank between: tag:"needs source".',
      'colour:red — There is no filter “colour:”. There are kind:, type:, tag:, by:, is: and p:. To look for these words, put them in quotation marks.',
    ]);
    expect(problems('tag:a tag:b')).toEqual(['tag:b — “tag:” is there already, and only the first counts. Please take one away.']);
    expect(problems('!? 🎉')).toEqual(['!? — “!?” has no letter or digit to look for.', '🎉 — “🎉” has no letter or digit to look for.']);
    expect(problems('word '.repeat(MAX_WORDS + 1))).toHaveLength(1);
  });

  it('takes any text: every character that is no blank is in one part, and what was not understood stands in the text', () => {
    const typed = fc.array(fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('\ud800', '🎉', 'é', '中国', '\u202e', '\u0000', ' ', '\n', '"', '“', '\\', ':', 'kind:', 'is:new', 'p:7-', 'tag:"')), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const parts = partsOf(text);
        const between = [...parts.map(({ start }, index) => text.slice(parts[index - 1]?.end ?? 0, start)), text.slice(parts.at(-1)?.end ?? 0)];
        const { query: understood, problems } = parseQuery(text);
        return (
          between.every((rest) => rest.trim() === '') &&
          parts.every(({ start, end }) => end > start) &&
          problems.every(({ start, end }) => parts.some((part) => part.start === start && part.end === end)) &&
          same(parseQuery(formatQuery(understood)), { query: understood, problems: [] })
        );
      }),
      { numRuns: 200 },
    );
  });

  it('reads what it writes', () => {
    const name = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `x${text}`.replace(/\s+/g, ' ').trim().normalize('NFC'));
    const place = fc.oneof(fc.constant('article' as const), fc.tuple(fc.nat(999), fc.nat(999)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })));
    const word = fc.oneof(name.map((text) => ({ text, exact: true })), fc.constantFrom('rain', 'état', '中国', 'بارش').map((text) => ({ text, exact: false })));
    const any: fc.Arbitrary<ThreadQuery> = fc.record(
      { kind: fc.constantFrom(...ANNOTATION_KINDS), type: name, tag: name, by: name, p: place, is: fc.subarray([...STATES]), words: fc.array(word, { maxLength: 5 }) },
      { requiredKeys: ['is', 'words'] },
    );
    fc.assert(fc.property(any, (given) => same(parseQuery(formatQuery(given)), { query: given, problems: [] })), { numRuns: 200 });
    fc.assert(fc.property(any, (given) => same(queryOf(filterOf(given)), given)), { numRuns: 200 });
  });

  it('and the drop-downs say the same: what they can say has its name in the address, the rest stands in q', () => {
    const people = [{ id: '018f3c1e-7d3a-7cc0-8000-000000000001', name: 'Zoë Lindqvist' }, { id: '018f3c1e-7d3a-7cc0-8000-000000000002', name: 'Zora' }];
    const filter = filterOf(query('kind:question by:"zoe lindqvist" is:mine is:new p:7 barns'), people);
    expect(filter).toEqual({ kind: 'question', by: people[0]!.id, mine: true, paragraph: 'p7', q: 'is:new barns' });
    expect(formatQuery(queryOf(filter, people))).toBe('kind:question by:"Zoë Lindqvist" is:new is:mine p:7 barns');
    expect(filterOf(query('by:zo p:2-3'), people)).toEqual({ q: 'by:zo p:2-3' });
    expect(filterOf(queryOf({ kind: 'claim', q: 'kind:note rain' }))).toEqual({ kind: 'claim', q: 'rain' });
  });
});
