import search from 'approx-string-match';
import { diff_match_patch as DiffMatchPatch } from 'diff-match-patch';
import { describe } from '../../lib/core/anchoring/describe';
import { alignTexts, follow } from '../../lib/core/anchoring/reanchor';
import type { Selector } from '../../lib/core/anchoring/selector';
import { randomOf, type Text, Writer } from './anchoring-text';
import { row } from './table';

const SIZES = [1_000, 10_000, 100_000];
const ANNOTATIONS = 10_000;
/** The others are given so long for each size; what they then have done is taken for all. */
const SAMPLE_MS = 5_000;

type Found = { start: number; end: number } | null;
/** Follows one passage. */
type Matcher = (selector: Selector) => Found;

/** Whole sentences from a text to its edited one, by us and by the two usual libraries. */
export function measureAnchoring(): void {
  console.log(`Re-anchoring: ${ANNOTATIONS} annotated sentences in an edited text. right, wrong and given up: of those looked at`);
  row('', 'passages/s', 'right, %', 'wrong, %', 'given up, %', 'looked at');
  for (const words of SIZES) {
    const writer = new Writer(randomOf(7), Math.max(400, words / 8));
    const before = writer.text(words);
    const after = writer.edited(before);
    const ids = [...before.places.keys()];
    const asked = Array.from({ length: ANNOTATIONS }, (_, index) => {
      const id = ids[(index * 7_919) % ids.length]!;
      const { start, end } = before.places.get(id)!;
      return { selector: describe(before.text, start, end)!, expected: after.places.get(id) ?? null };
    });
    const texts = { before, after };
    measure(`${words} words: Scholium`, asked, () => ours(texts), Infinity);
    measure(`${words} words: approx-string-match`, asked, () => approx(texts), SAMPLE_MS);
    measure(`${words} words: diff-match-patch`, asked, () => diffed(texts), SAMPLE_MS);
  }
  console.log('');
}

type Texts = { before: Text; after: Text };
type Asked = { selector: Selector; expected: Found };

/** @param prepare what is done once for a text counts, and is spread over all annotations where only some were looked at */
function measure(name: string, asked: readonly Asked[], prepare: () => Matcher, within: number): void {
  const began = performance.now();
  const match = prepare();
  const prepared = performance.now() - began;
  const counts = { right: 0, wrong: 0, lost: 0 };
  let done = 0;
  const start = performance.now();
  for (const { selector, expected } of asked) {
    const found = match(selector);
    counts[found === null ? (expected === null ? 'right' : 'lost') : overlap(found, expected) >= 0.5 ? 'right' : 'wrong'] += 1;
    done += 1;
    if (performance.now() - start > within) break;
  }
  const all = prepared + ((performance.now() - start) / done) * asked.length;
  const share = (count: number) => ((100 * count) / done).toFixed(1);
  row(name, ((1_000 * asked.length) / all).toFixed(0), share(counts.right), share(counts.wrong), share(counts.lost), done === asked.length ? 'all' : `${done} of ${asked.length}`);
}

/** Of two ranges, what is in both as a share of what is in either. */
function overlap(a: { start: number; end: number }, b: Found): number {
  return b === null ? 0 : Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function ours({ before, after }: Texts): Matcher {
  const alignment = alignTexts(before.text, after.text);
  return (selector) => follow(alignment, selector).selector;
}

/** As Hypothesis uses it: the very words, else up to half of the letters, at most 256, changed; the place with fewest errors, then the nearest. */
function approx({ after: { text } }: Texts): Matcher {
  return ({ exact, start }) => {
    const nearest = (places: { start: number; end: number }[]) => places.reduce<Found>((best, each) => (best && Math.abs(best.start - start) <= Math.abs(each.start - start) ? best : each), null);
    const same: { start: number; end: number }[] = [];
    for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) same.push({ start: at, end: at + exact.length });
    if (same.length > 0) return nearest(same);
    const found = search(text, exact, Math.min(256, exact.length / 2));
    const fewest = Math.min(...found.map(({ errors }) => errors));
    return nearest(found.filter(({ errors }) => errors === fewest));
  };
}

/** One diff of both texts by letters, which gives up and says “all of it” where that takes too long; each end of a passage is followed in it. A passage of which nothing is left is gone. */
function diffed({ before, after }: Texts): Matcher {
  const library = new DiffMatchPatch();
  library.Diff_Timeout = SAMPLE_MS / 1_000;
  const diffs = library.diff_main(before.text, after.text);
  return ({ start, end }) => {
    const [from, to] = [library.diff_xIndex(diffs, start), library.diff_xIndex(diffs, end)];
    return to > from ? { start: from, end: to } : null;
  };
}
