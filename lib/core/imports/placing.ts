import { describe } from '../anchoring/describe';
import { findSelector } from '../anchoring/find';
import type { AnchorState } from '../anchoring/selector';
import { type PlacedParagraph, paragraphAt, revisionText } from '../document/article';
import type { ParsedArticle, ParsedThread } from '../exports/json-parse';
import type { TargetView } from '../threads';

type FileParagraph = Pick<ParsedArticle['paragraphs'][number], 'key' | 'text'>;
/** The article that threads come from, as far as the file tells, and the one that they come to. */
export type Texts = { theirs: readonly FileParagraph[]; ours: readonly PlacedParagraph[]; text: string; same: boolean; sameArticle: boolean };
export type Placed = { target: TargetView; anchorState: AnchorState; position: number };

const NOWHERE: TargetView = { paragraph: null, start: null, end: null, exact: null, prefix: null, suffix: null };

/** @param sameArticle keys mean the same in both: it is the same article, perhaps another revision of it */
export function textsOf(theirs: readonly FileParagraph[], ours: readonly PlacedParagraph[], sameArticle: boolean): Texts {
  return { theirs, ours, text: revisionText(ours), same: sameText(theirs, ours), sameArticle };
}

/** Whether both have the same words in the same paragraphs; keys may differ. */
export const sameText = (theirs: readonly FileParagraph[], ours: readonly { text: string }[]): boolean =>
  theirs.length === ours.length && theirs.length > 0 && theirs.every(({ text }, index) => text === ours[index]!.text);

/**
 * Where a thread stands in our text. In the same text it stays as it was; in another its quotation is
 * looked for, and what is not found, or not for sure, is an orphan with its words: nothing is guessed.
 */
export function placeThread({ target, anchorState, position }: Pick<ParsedThread, 'target' | 'anchorState' | 'position'>, texts: Texts): Placed {
  const { paragraph: key, exact } = target;
  if (key === null && exact === null) return { target: NOWHERE, anchorState, position: -1 };
  const counterpart = ourParagraph(key, texts);
  if (exact === null) return wholeParagraph(key, counterpart, anchorState, texts);
  if (texts.same && anchorState === 'orphaned') return { ...orphan(target, counterpart), position: Math.min(position, texts.text.length) };
  const kept = counterpart && texts.same ? asItWas(target, counterpart, anchorState, texts) : null;
  if (kept) return kept;
  const start = counterpart && target.start !== null ? counterpart.start + target.start : position;
  const found = findSelector(texts.text, { exact, prefix: target.prefix ?? '', suffix: target.suffix ?? '', start, end: start + exact.length });
  return (found && passage(found, texts)) ?? orphan(target, counterpart);
}

function ourParagraph(key: string | null, { theirs, ours, same, sameArticle }: Texts): PlacedParagraph | undefined {
  if (key === null) return undefined;
  const index = same ? theirs.findIndex((each) => each.key === key) : -1;
  return ours[index] ?? (sameArticle ? ours.find((each) => each.key === key) : undefined);
}

/** The place in the same text, if it can be one there: the words stand there, or were known to have changed. */
function asItWas(target: TargetView, { key, start: base }: PlacedParagraph, anchorState: AnchorState, { text }: Texts): Placed | null {
  const { start, end, exact } = target;
  if (start === null || end === null || base + end > text.length) return null;
  const stands = text.slice(base + start, base + end) === exact;
  return stands || anchorState === 'edited' ? { target: { ...target, paragraph: key }, anchorState, position: base + start } : null;
}

function wholeParagraph(key: string | null, counterpart: PlacedParagraph | undefined, anchorState: AnchorState, { theirs, ours, same }: Texts): Placed {
  if (counterpart) return { target: { ...NOWHERE, paragraph: counterpart.key }, anchorState: same ? anchorState : 'anchored', position: counterpart.start };
  const words = theirs.find((each) => each.key === key)?.text ?? null;
  const alike = words === null ? [] : ours.filter(({ text }) => text === words);
  if (alike.length === 1) return { target: { ...NOWHERE, paragraph: alike[0]!.key }, anchorState: 'moved', position: alike[0]!.start };
  return orphan({ ...NOWHERE, exact: words }, undefined);
}

function passage({ start, end, state }: { start: number; end: number; state: AnchorState }, { text, ours }: Texts): Placed | null {
  const selector = describe(text, start, end);
  const paragraph = selector && paragraphAt(ours, selector.start);
  if (!selector || !paragraph) return null;
  const { exact, prefix, suffix } = selector;
  return {
    target: { paragraph: paragraph.key, start: selector.start - paragraph.start, end: selector.end - paragraph.start, exact, prefix, suffix },
    anchorState: state,
    position: selector.start,
  };
}

/** Its paragraph, where it is still there, tells about where it stood; what stands there now is not what it is about. */
function orphan({ exact, prefix, suffix }: TargetView, paragraph: PlacedParagraph | undefined): Placed {
  const words = exact === null ? null : exact.slice(0, 20_000);
  return { target: { paragraph: null, start: null, end: null, exact: words, prefix, suffix }, anchorState: 'orphaned', position: paragraph?.start ?? -1 };
}
