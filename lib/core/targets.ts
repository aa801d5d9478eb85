import { describe } from './anchoring/describe';
import { type PlacedParagraph, paragraphAt, PARAGRAPH_SEPARATOR } from './document/article';
import type { TargetView } from './threads';

/** Where an annotation is asked to stand; see the schema `targetInput` for what the parts mean. */
export type RequestedTarget = { [Part in keyof TargetView]?: TargetView[Part] | undefined };

/** A target with `position`, where it begins in the revision's text: -1 for the whole article. */
export type ResolvedTarget = TargetView & { position: number };

export type TargetProblem = { field: keyof TargetView; message: string };

const NOWHERE: TargetView = { paragraph: null, start: null, end: null, exact: null, prefix: null, suffix: null };

/**
 * Finds the one place in a revision that is meant. A position counts when the quotation, if there is
 * one, stands exactly there; else the quotation has to stand exactly once, or the words around it
 * have to tell its places apart. Never guesses.
 */
export function resolveTarget(
  paragraphs: readonly PlacedParagraph[],
  requested: RequestedTarget,
): { ok: true; target: ResolvedTarget } | { ok: false; problem: TargetProblem } {
  const { exact, start, end } = requested;
  const paragraph = requested.paragraph ? paragraphs.find(({ key }) => key === requested.paragraph) : undefined;
  if (requested.paragraph && !paragraph) {
    return refuse('paragraph', `The article has no paragraph ${requested.paragraph}.`);
  }
  if (!exact && start == null) {
    return { ok: true, target: { ...NOWHERE, paragraph: paragraph?.key ?? null, position: paragraph?.start ?? -1 } };
  }
  const text = paragraphs.map((each) => each.text).join(PARAGRAPH_SEPARATOR);
  const base = paragraph?.start ?? 0;
  if (start != null && end != null) {
    const inBounds = base + end <= text.length;
    if (!exact && !inBounds) return refuse('end', 'The position lies beyond the end of the article.');
    if (inBounds && (!exact || text.slice(base + start, base + end) === exact)) {
      return passage(paragraphs, text, base + start, base + end);
    }
  }
  const places = placesOf(text, exact!, paragraph).filter((place) => fits(text, place, requested));
  if (places.length === 0) {
    return refuse('exact', 'These words do not stand in the article. Copy the passage exactly as it is.');
  }
  if (places.length > 1) {
    return refuse('exact', `These words stand ${places.length} times in the article. Add prefix, suffix or a position to say which.`);
  }
  return passage(paragraphs, text, places[0]!, places[0]! + exact!.length);
}

/** Every place where the words begin; in `paragraph` only, if one is given. */
function placesOf(text: string, exact: string, paragraph: PlacedParagraph | undefined): number[] {
  const places: number[] = [];
  const last = paragraph ? paragraph.end : text.length;
  for (let at = text.indexOf(exact, paragraph?.start ?? 0); at !== -1 && at < last; at = text.indexOf(exact, at + 1)) {
    places.push(at);
  }
  return places;
}

function fits(text: string, place: number, { exact, prefix, suffix }: RequestedTarget): boolean {
  const after = place + exact!.length;
  return (!prefix || text.slice(0, place).endsWith(prefix)) && (!suffix || text.startsWith(suffix, after));
}

function passage(paragraphs: readonly PlacedParagraph[], text: string, start: number, end: number) {
  const selector = describe(text, start, end);
  const paragraph = selector && paragraphAt(paragraphs, selector.start);
  if (!selector || !paragraph) return refuse('exact', 'The passage holds no words. Select some.');
  const target: ResolvedTarget = {
    paragraph: paragraph.key,
    start: selector.start - paragraph.start,
    end: selector.end - paragraph.start,
    exact: selector.exact,
    prefix: selector.prefix,
    suffix: selector.suffix,
    position: selector.start,
  };
  return { ok: true as const, target };
}

const refuse = (field: keyof TargetView, message: string) => ({ ok: false as const, problem: { field, message } });
