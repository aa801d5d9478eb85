import type { AnnotationKind } from '@/lib/core/annotations';
import { newId } from '@/lib/ids';
import { draftsOf, type DraftTarget, isWorthKeeping, type NewDraft, newSlot } from '../annotation/drafts';
import { pageRanges, type TextRange } from './dom-text';
import type { ReaderStore } from './reader-store';

/** Beginning, leaving and ending what one writes: always kept in the browser, one draft in front. */

const storeOf = (store: ReaderStore) => {
  const { me, articleId } = store.getState().view;
  return draftsOf(me.id, articleId);
};

/** Opens the form for a new annotation; what was begun at the same place goes on. */
export function beginDraft(store: ReaderStore, kind: AnnotationKind, place: string, target: DraftTarget): void {
  leaveDraft(store);
  const { unfinished, view: { revision } } = store.getState();
  const begun = unfinished.find((draft) => draft.place === place && (draft.revision ?? revision) === revision && JSON.stringify(draft.target) === JSON.stringify(target));
  const draft: NewDraft = begun
    ? { ...begun, kind }
    : { id: newId(), target, revision, place, kind, body: null, claimType: '', paraphrase: '', tags: [], visibility: 'seminar' };
  store.getState().set({ draft, sheet: place, active: null, unfinished: unfinished.filter(({ id }) => id !== draft.id) });
}

export function continueDraft(store: ReaderStore, draft: NewDraft): void {
  leaveDraft(store);
  const { unfinished, set } = store.getState();
  set({ draft, sheet: draft.place, unfinished: unfinished.filter(({ id }) => id !== draft.id) });
}

/** Keeps each change as it is made. */
export function changeDraft(store: ReaderStore, part: Partial<NewDraft>): void {
  const { draft } = store.getState();
  if (!draft) return;
  // What was wrong with it is told until it is changed.
  const { problem: _, ...before } = draft;
  const next = { ...before, ...part };
  if (isWorthKeeping(next)) storeOf(store).save(newSlot(next), next);
  else storeOf(store).remove(newSlot(next));
  store.getState().set({ draft: next });
}

/** Closes the form; what is in it can be taken up again. */
export function leaveDraft(store: ReaderStore): void {
  const { draft, unfinished, set } = store.getState();
  if (draft) set({ draft: null, unfinished: isWorthKeeping(draft) ? [...unfinished, draft] : unfinished });
}

/** Ends a draft that was posted or thrown away. */
export function dropDraft(store: ReaderStore, { id }: NewDraft): void {
  const { draft, unfinished, set } = store.getState();
  storeOf(store).remove(newSlot({ id }));
  set({ draft: draft?.id === id ? null : draft, unfinished: unfinished.filter((each) => each.id !== id) });
}

/** Ends a draft that was posted. What was typed into it while it was on its way stays, as a draft of its own. @returns whether there is such */
export function splitDraft(store: ReaderStore, posted: NewDraft): boolean {
  const { draft, unfinished } = store.getState();
  const now = [draft, ...unfinished].find((each) => each?.id === posted.id) ?? posted;
  dropDraft(store, posted);
  if (!isWorthKeeping(now) || JSON.stringify(now) === JSON.stringify(posted)) return false;
  const more = { ...now, id: newId() };
  storeOf(store).save(newSlot(more), more);
  store.getState().set(draft?.id === posted.id ? { draft: more } : { unfinished: [...store.getState().unfinished, more] });
  return true;
}

/** Gives a draft another id: under the one that it had, something was posted. @param problem what its writer is to know of that */
export function renewDraft(store: ReaderStore, { id }: NewDraft, problem: string): void {
  if (store.getState().draft?.id !== id) return;
  storeOf(store).remove(newSlot({ id }));
  changeDraft(store, { id: newId(), problem });
}

/** Takes a thrown away draft back. */
export function keepDraft(store: ReaderStore, draft: NewDraft): void {
  storeOf(store).save(newSlot(draft), draft);
  store.getState().set({ unfinished: [...store.getState().unfinished, draft] });
}

/** Begins at the selected words, else at the paragraph that has the focus or, failing that, the first in view. */
export function beginHere(store: ReaderStore, root: Element, kind: AnnotationKind): void {
  if (store.getState().selection) {
    const passage = selectedPassage(store, root);
    if (!passage) return;
    const { place, ...target } = passage;
    return beginDraft(store, kind, place, target);
  }
  const paragraph = currentParagraph(root);
  if (paragraph) beginDraft(store, kind, paragraph.id, { paragraph: paragraph.id });
}

/** The selected words, with the key of the paragraph in which they begin. */
export function selectedPassage(store: ReaderStore, root: Element): (TextRange & { place: string; exact: string }) | null {
  const { selection } = store.getState();
  const ranges = selection ? pageRanges(root, [selection]) : [];
  const place = ranges[0]?.startContainer.parentElement?.closest('[data-start]')?.id;
  // Paragraphs are joined by a blank line in the revision's text, as lib/core/document/article.ts has it.
  return selection && place !== undefined ? { start: selection.start, end: selection.end, place, exact: ranges.map(String).join('\n\n') } : null;
}

/** The paragraph with the focus, else the first whose end can be seen. */
export function currentParagraph(root: Element): HTMLElement | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  // A table's row is its own words.
  const focused = row?.matches('[data-start]') ? row : row?.querySelector<HTMLElement>('[data-start]');
  if (focused && root.contains(focused)) return focused;
  return [...root.querySelectorAll<HTMLElement>('[data-start]')].find((element) => element.getBoundingClientRect().bottom > 80) ?? null;
}

