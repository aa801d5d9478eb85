import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTints, type Passage, tintSegments } from '../../../../lib/core/anchoring/tint';

const passage = (start: number, end: number, people: string, claim = false): Passage => ({ start, end, people: [...people], claim });

describe('tintSegments', () => {
  it.each([
    ['nothing for nothing', [], []],
    ['no stretch for an empty passage', [passage(3, 3, 'a')], []],
    ['a passage as it is', [passage(2, 5, 'ab', true)], [[2, 5, 2, true]]],
    ['the overlap of two deeper', [passage(0, 6, 'a'), passage(4, 9, 'b')], [[0, 4, 1, false], [4, 6, 2, false], [6, 9, 1, false]]],
    ['one person once, however often they spoke', [passage(0, 6, 'a'), passage(2, 4, 'aa')], [[0, 6, 1, false]]],
    ['a claim where one is', [passage(0, 6, 'a'), passage(2, 4, 'a', true)], [[0, 2, 1, false], [2, 4, 1, true], [4, 6, 1, false]]],
    ['neighbours that are alike as one', [passage(0, 3, 'a'), passage(3, 6, 'b')], [[0, 6, 1, false]]],
    ['a gap between two', [passage(0, 2, 'a'), passage(4, 6, 'a')], [[0, 2, 1, false], [4, 6, 1, false]]],
  ] as const)('gives %s', (_, passages, expected) => {
    expect(tintSegments([...passages]).map(({ start, end, people, claim }) => [start, end, people, claim])).toEqual(expected);
  });

  it('agrees with counting at every single character', () => {
    const length = 30;
    const passages = fc.array(
      fc.record({ start: fc.nat(length), end: fc.nat(length), people: fc.array(fc.constantFrom('a', 'b', 'c')), claim: fc.boolean() }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(passages, (all) => {
        const segments = tintSegments(all);
        for (let at = 0; at < length; at += 1) {
          const here = all.filter(({ start, end }) => start <= at && at < end);
          const people = new Set(here.flatMap((each) => each.people)).size;
          const expected = people === 0 ? [] : [{ people, claim: here.some(({ claim }) => claim) }];
          const found = segments.filter(({ start, end }) => start <= at && at < end);
          expect(found.map(({ people: count, claim }) => ({ people: count, claim }))).toEqual(expected);
        }
        segments.slice(1).forEach((segment, index) => expect(segment.start).toBeGreaterThanOrEqual(segments[index]!.end));
      }),
    );
  });
});

describe('tints that change by one passage', () => {
  const whole = (start: number, end: number, ...people: string[]) => ({ start, end, people, claim: false });
  it.each([
    ['alone', [], whole(2, 5, 'b')],
    ['over an edge', [whole(0, 4, 'a')], whole(2, 8, 'b')],
    ['within', [whole(0, 9, 'a')], whole(2, 5, 'b')],
    ['between two', [whole(0, 3, 'a'), whole(6, 9, 'c')], whole(2, 7, 'b')],
  ])('are those counted anew with it, and without it those of before: %s', (_, before, passage) => {
    const [then, now] = [tintSegments(before), tintSegments([...before, passage])];
    expect(changeTints(then, passage, 1)).toEqual(now);
    expect(changeTints(now, passage, -1)).toEqual(then);
  });
});
