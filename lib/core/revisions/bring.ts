import type { Alignment } from '../anchoring/align';
import { findSelector } from '../anchoring/find';
import { alignTexts, follow } from '../anchoring/reanchor';
import type { AnchorState, Selector } from '../anchoring/selector';
import { boundaryAround } from '../anchoring/snap';
import { describe } from '../anchoring/describe';
import { type PlacedParagraph, paragraphAt, revisionText } from '../document/article';
import { MAX_QUOTE_LENGTH } from '../limits';
import type { ResolvedTarget } from '../targets';
import type { TargetView } from '../threads';

/** The text of one revision, by its number. */
export type RevisionText = { revision: number; paragraphs: readonly PlacedParagraph[] };

/** A revision that follows another, with those texts before them in which orphans last stood. */
export type Change = { from: RevisionText; to: RevisionText; earlier: readonly RevisionText[] };

/** Where an annotation stands in the revision before, and what is known of it from others. */
export type Standing = {
  id: string;
  state: AnchorState;
  confidence: number;
  target: TargetView;
  position: number;
  /** With which revision its place has to be compared, while nobody has looked at it; else `null`. */
  stoodIn: number | null;
  /** Of an orphan: where it last stood. `null` where no revision tells, as of one that was imported. */
  last: { revision: number; target: TargetView } | null;
  /** Where it stood in the very text that is restored. */
  restored: { state: AnchorState; confidence: number; target: TargetView; stoodIn: number | null } | null;
};

/** Where it stands in the new revision; what `stoodIn` means, and an orphan has, is said in lib/services/anchorings.ts. */
export type Brought = { id: string; state: AnchorState; confidence: number; target: ResolvedTarget; stoodIn: number | null };

const NOWHERE: TargetView = { paragraph: null, start: null, end: null, exact: null, prefix: null, suffix: null };
/** From the least to the most that somebody has to look at. */
const DOUBT: readonly AnchorState[] = ['anchored', 'moved', 'edited', 'orphaned'];

/**
 * Brings annotations over into a revision, one at a time; the texts are aligned once for all of them.
 * Passages follow their words, annotations on a whole paragraph its key, and those on the article stay.
 * @param aligned the texts of `from` and `to` where they are aligned already; else it is done when a passage needs it
 */
export function bringer(change: Change, aligned?: Alignment): (standing: Standing) => Brought {
  const { from, to } = change;
  const old = new Map([...change.earlier, from].map((each) => [each.revision, textOf(each)]));
  const fresh = textOf(to);
  const alignments = new Map<number, Alignment>(aligned ? [[from.revision, aligned]] : []);
  const alignmentFrom = (text: Text): Alignment => {
    const known = alignments.get(text.revision);
    if (known) return known;
    const made = alignTexts(text.text, fresh.text);
    alignments.set(text.revision, made);
    return made;
  };
  return (standing) => {
    const { id, restored } = standing;
    if (restored) return { ...restored, id, target: { ...restored.target, position: positionOf(restored.target, fresh) } };
    const place = standing.state === 'orphaned' ? standing.last : { revision: from.revision, target: standing.target };
    const text = place && old.get(place.revision);
    const found = place && text ? bringPlace(place.target, text, fresh, () => alignmentFrom(text)) : lookFor(standing, fresh);
    if (!found) return { id, state: 'orphaned', confidence: 0, target: lost(standing, old.get(from.revision)!), stoodIn: orphanStoodIn(standing, from.revision) };
    return { id, ...found, ...doubtOf(standing, found, place?.revision ?? from.revision) };
  };
}

type Text = { revision: number; text: string; paragraphs: readonly PlacedParagraph[]; byKey: ReadonlyMap<string, PlacedParagraph> };
type Found = { state: AnchorState; confidence: number; target: ResolvedTarget };

const textOf = ({ revision, paragraphs }: RevisionText): Text => ({ revision, paragraphs, text: revisionText(paragraphs), byKey: new Map(paragraphs.map((each) => [each.key, each])) });

/** Where a target begins in the text; -1 for the whole article. */
const positionOf = ({ paragraph, start }: TargetView, { byKey }: Text): number => (paragraph === null ? -1 : (byKey.get(paragraph)?.start ?? -1) + (start ?? 0));

function bringPlace(target: TargetView, old: Text, fresh: Text, alignment: () => Alignment): Found | null {
  const { paragraph, exact, start, end } = target;
  if (paragraph === null && exact === null) return { state: 'anchored', confidence: 1, target: { ...NOWHERE, position: -1 } };
  if (start === null || end === null || exact === null) {
    const counterpart = paragraph === null ? undefined : fresh.byKey.get(paragraph);
    return counterpart ? { state: 'anchored', confidence: 1, target: { ...NOWHERE, paragraph, position: counterpart.start } } : null;
  }
  const base = positionOf({ ...target, start: 0 }, old);
  const selector: Selector = { exact, prefix: target.prefix ?? '', suffix: target.suffix ?? '', start: base + start, end: base + end };
  const { state, confidence, selector: found } = follow(alignment(), selector);
  return found && placed(found, state, confidence, fresh);
}

/** An orphan of which nothing but its words is known. */
function lookFor({ target: { exact, prefix, suffix }, position }: Standing, fresh: Text): Found | null {
  if (exact === null) return null;
  const found = findSelector(fresh.text, { exact, prefix: prefix ?? '', suffix: suffix ?? '', start: position, end: position + exact.length });
  const selector = found && describe(fresh.text, found.start, found.end);
  return selector && placed(selector, found.state, found.confidence, fresh);
}

function placed({ exact, prefix, suffix, start, end }: Selector, state: AnchorState, confidence: number, { paragraphs }: Text): Found | null {
  const paragraph = paragraphAt(paragraphs, start);
  return paragraph && { state, confidence, target: { paragraph: paragraph.key, start: start - paragraph.start, end: end - paragraph.start, exact, prefix, suffix, position: start } };
}

/** What nobody has looked at yet goes on waiting: the next revision does not make it right. */
function doubtOf({ state, confidence, stoodIn }: Standing, found: Found, from: number): Pick<Brought, 'state' | 'confidence' | 'stoodIn'> {
  const waits = state !== 'orphaned' && stoodIn !== null;
  if (!waits) return { state: found.state, confidence: found.confidence, stoodIn: found.state === 'anchored' ? null : from };
  return { state: DOUBT[Math.max(DOUBT.indexOf(state), DOUBT.indexOf(found.state))]!, confidence: Math.min(confidence, found.confidence), stoodIn };
}

/** An orphan keeps the words that it was last found with, of a whole paragraph its text, and about where it stood. */
function lost({ state, target, position }: Standing, old: Text): ResolvedTarget {
  const whole = target.exact === null && target.paragraph !== null && state !== 'orphaned' ? (old.byKey.get(target.paragraph)?.text ?? null) : null;
  const exact = target.exact ?? (whole && whole.slice(0, boundaryAround(whole, Math.min(MAX_QUOTE_LENGTH, whole.length)).before));
  return { ...NOWHERE, exact, prefix: target.prefix, suffix: target.suffix, position };
}

const orphanStoodIn = ({ state, last, stoodIn }: Standing, from: number): number | null => (state === 'orphaned' ? (last?.revision ?? stoodIn) : from);
