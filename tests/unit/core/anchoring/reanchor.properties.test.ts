import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describeRange } from '../../../../lib/core/anchoring/describe';
import { reanchor } from '../../../../lib/core/anchoring/reanchor';
import { anyText, isBoundary, textWithRange } from './texts';

/** A passage in a text of words, and what becomes of the words before and after it: edits anywhere else. */
const editedAround = (word: fc.Arbitrary<string>, rest: fc.Arbitrary<string[]>) =>
  fc.record({ before: rest, passage: fc.array(word, { minLength: 1, maxLength: 12 }), after: rest }).chain((parts) =>
    fc.record({ parts: fc.constant(parts), before: edited(parts.before, word), after: edited(parts.after, word) }),
  );

/** The same words after some were deleted, replaced, and others added. */
const edited = (words: string[], word: fc.Arbitrary<string>): fc.Arbitrary<string[]> =>
  fc
    .array(fc.record({ at: fc.nat(words.length), remove: fc.nat(6), add: fc.array(word, { maxLength: 6 }) }), { maxLength: 4 })
    .map((edits) => edits.reduce((now, { at, remove, add }) => [...now.slice(0, at), ...add, ...now.slice(at + remove)], words));

/** What becomes of the passage, given all the words as they were and as they are. */
function follow(parts: { before: string[]; passage: string[]; after: string[] }, before: string[], after: string[]) {
  const join = (...all: string[][]) => all.flat().join(' ');
  const lead = (words: string[]) => (words.length > 0 ? words.join(' ').length + 1 : 0);
  const old = join(parts.before, parts.passage, parts.after);
  const start = lead(parts.before);
  const exact = parts.passage.join(' ');
  const fresh = join(before, parts.passage, after);
  const [found] = reanchor(old, fresh, [describeRange(old, start, start + exact.length)!]);
  return { found: found!, fresh, exact, start: lead(before) };
}

/** Of so many words, hardly any comes twice. */
const rareWord = fc
  .oneof(...[['ba', 'ri', 'mo', 'te', 'lun', 'gar'], ['پا', 'نی', 'گُ', 'رو'], ['ка', 'ми', 'но', 'ё']].map((all) => fc.array(fc.constantFrom(...all), { minLength: 5, maxLength: 7 })))
  .map((syllables) => syllables.join(''));
/** Of so few words, everything comes many times. */
const commonWord = fc.constantFrom('the', 'bridge', 'fails', '.', 'If', 'پل', '河', '👨‍👩‍👧', '\n\n');

describe('reanchor, for any edits elsewhere', () => {
  it('leaves an annotation on untouched words where these words are, or gives it up', () => {
    fc.assert(
      fc.property(editedAround(rareWord, fc.array(rareWord, { maxLength: 40 })), ({ parts, before, after }) => {
        const { found, fresh, exact, start } = follow(parts, before, after);
        if (!found.selector) return;
        expect(found.selector).toEqual(describeRange(fresh, start, start + exact.length));
      }),
      { numRuns: 500 },
    );
  });

  it('gives none up where enough of its neighbours are left', () => {
    const neighbours = fc.array(rareWord, { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(editedAround(rareWord, fc.array(rareWord, { maxLength: 40 })), neighbours, neighbours, ({ parts, before, after }, left, right) => {
        const around = { before: [...parts.before, ...left], passage: parts.passage, after: [...right, ...parts.after] };
        const { found, fresh, exact, start } = follow(around, [...before, ...left], [...right, ...after]);
        expect(found).toEqual({ state: 'anchored', confidence: 1, selector: describeRange(fresh, start, start + exact.length) });
      }),
    );
  });

  it('goes with its paragraph to any other place', () => {
    const paragraph = fc.array(rareWord, { minLength: 12, maxLength: 12 }).map((all) => all.join(' '));
    const shuffled = fc.array(paragraph, { minLength: 2, maxLength: 12 }).chain((all) =>
      fc.record({ all: fc.constant(all), order: fc.shuffledSubarray([...all.keys()], { minLength: all.length }), chosen: fc.nat(all.length - 1) }),
    );
    fc.assert(
      fc.property(shuffled, fc.nat(8), ({ all, order, chosen }, first) => {
        const exact = all[chosen]!.split(' ').slice(first, first + 4).join(' ');
        const [old, fresh] = [all.join('\n\n'), order.map((index) => all[index]).join('\n\n')];
        const [found] = reanchor(old, fresh, [describeRange(old, old.indexOf(exact), old.indexOf(exact) + exact.length)!]);
        expect(found!.selector).toEqual(describeRange(fresh, fresh.indexOf(exact), fresh.indexOf(exact) + exact.length));
        expect(found!.confidence).toBe(1);
      }),
    );
  });

  it('puts an annotation on the same words where these stand once, and beside none of them, where everything else stands many times', () => {
    fc.assert(
      fc.property(
        fc.record({ before: fc.array(commonWord), passage: fc.array(commonWord, { minLength: 1, maxLength: 6 }), after: fc.array(commonWord) }),
        fc.array(commonWord, { maxLength: 10 }),
        fc.nat(),
        fc.nat(8),
        fc.boolean(),
        (parts, added, at, removed, inFront) => {
          fc.pre(parts.passage.join('').trim() !== '');
          const splice = (words: string[]) => [...words.slice(0, at % (words.length + 1)), ...added, ...words.slice((at % (words.length + 1)) + removed)];
          const { found, fresh, exact } = follow(parts, inFront ? splice(parts.before) : parts.before, inFront ? parts.after : splice(parts.after));
          if (!found.selector) return;
          const places = occurrences(fresh, words(exact));
          const { start, end } = found.selector;
          expect(places.some((place) => place.start < end && start < place.end)).toBe(true);
          if (places.length === 1) expect(found.selector).toMatchObject(places[0]!);
        },
      ),
      { numRuns: 500 },
    );
  });
});

const words = (text: string) => text.split(/\s+/u).filter(Boolean);

/** Everywhere that these words follow each other in a text, whatever white space lies between. */
function occurrences(text: string, wanted: string[]): { start: number; end: number }[] {
  const all = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }));
  return all.flatMap(({ start }, first) =>
    wanted.every((word, step) => all[first + step]?.word === word) ? [{ start, end: all[first + wanted.length - 1]!.end }] : [],
  );
}

describe('reanchor, for any texts', () => {
  it('changes nothing where nothing changed', () => {
    fc.assert(
      fc.property(textWithRange, ({ text, start, end }) => {
        const selector = describeRange(text, start, end);
        fc.pre(selector !== null);
        expect(reanchor(text, text, [selector])).toEqual([{ state: 'anchored', confidence: 1, selector }]);
      }),
    );
  });

  it('answers with words of the new text, whole characters, and a confidence', () => {
    fc.assert(
      fc.property(textWithRange, anyText, fc.nat(), ({ text, start, end }, other, at) => {
        const selector = describeRange(text, start, end);
        fc.pre(selector !== null);
        const place = at % (text.length + 1);
        for (const fresh of [other, text.slice(0, place) + other + text.slice(place), text.slice(0, place)]) {
          const [found] = reanchor(text, fresh, [selector]);
          expect(found!.selector === null).toBe(found!.state === 'orphaned');
          if (!found!.selector) continue;
          const { start: from, end: to, exact } = found!.selector;
          expect(fresh.slice(from, to)).toBe(exact);
          expect(isBoundary(fresh, from) && isBoundary(fresh, to)).toBe(true);
          expect(found!.confidence).toBeGreaterThan(0);
          expect(found!.confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
