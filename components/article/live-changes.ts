import { changeTints } from '@/lib/core/anchoring/tint';
import { COMMENTS_PER_LISTED_THREAD } from '@/lib/core/limits';
import type { LiveComment, LiveMessage } from '@/lib/core/live';
import { fits } from '@/lib/core/finding/fits';
import { parseQuery } from '@/lib/core/finding/query';
import { tagKey } from '@/lib/core/tags';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import { findThread } from './find-thread';
import { placeOf } from './place';
import type { ReaderState } from './reader-store';

/** What the page makes of what happened elsewhere. Nothing here moves what the reader looks at. */

export type PassageOf = (thread: ThreadView) => { start: number; end: number } | null;
type Change = Partial<ReaderState>;

export function heard(state: ReaderState, { event, data }: LiveMessage, inPage: PassageOf): Change {
  // Places are in a text that this page does not show yet.
  const passageOf: PassageOf = state.revised === null ? inPage : () => null;
  switch (event) {
    case 'thread':
      return data.change === 'gone' ? threadGone(state, data.gone, passageOf) : threadCame(state, data.thread, data.change === 'new', passageOf);
    case 'comment':
      return commentCame(state, data);
    case 'revised':
      return data.revision > state.view.revision ? { revised: Math.max(data.revision, state.revised ?? 0) } : {};
    case 'presence':
      return { here: data };
    default:
      return {};
  }
}

const inOrder = (a: ThreadView, b: ThreadView) => (a.target.start ?? -1) - (b.target.start ?? -1) || (a.id < b.id ? -1 : 1);

/** In the place of the thread that it was, where the order stays; else in the place to which somebody has put it. */
function replace({ threads }: ReaderState, known: ThreadView, thread: ThreadView): ReaderState['threads'] {
  const [from, to] = [placeOf(known), placeOf(thread)];
  if (from === to) return { ...threads, [to]: threads[to]!.map((each) => (each.id === thread.id ? thread : each)) };
  return { ...threads, [from]: threads[from]!.filter(({ id }) => id !== thread.id), [to]: [...(threads[to] ?? []), thread].sort(inOrder) };
}

function threadCame(state: ReaderState, thread: ThreadView, isNew: boolean, passageOf: PassageOf): Change {
  const known = findThread(state, thread.id);
  if (known) return { threads: replace(state, known, withKnownComments(known, thread)), ...stands(state, known, thread, passageOf) };
  const announced = state.announced.some(({ id }) => id === thread.id);
  if (announced) return { announced: state.announced.map((each) => (each.id === thread.id ? withKnownComments(each, thread) : each)) };
  if (!isNew || !matches(thread, state)) return {};
  const view = counted(state, thread, 1, passageOf);
  // One's own, from another tab or one that the server took after all, is no news.
  const gone = state.gone.filter((id) => id !== thread.id);
  if (thread.author.id !== state.view.me.id) return { view, gone, announced: [...state.announced, thread] };
  const place = [...(state.threads[placeOf(thread)] ?? []), thread].sort(inOrder);
  return { view, gone, threads: { ...state.threads, [placeOf(thread)]: place } };
}

/** Counts and tints after a thread was put elsewhere. */
function stands(state: ReaderState, known: ThreadView, thread: ThreadView, passageOf: PassageOf): Change {
  const { paragraph, start, end } = known.target;
  if (placeOf(known) === placeOf(thread) && paragraph === thread.target.paragraph && start === thread.target.start && end === thread.target.end) return {};
  const without = { ...state, view: counted(state, known, -1, passageOf) };
  return { view: counted(without, thread, 1, passageOf) };
}

function threadGone(state: ReaderState, id: string, passageOf: PassageOf): Change {
  const thread = findThread(state, id) ?? state.announced.find((each) => each.id === id);
  const gone = [...state.gone.filter((each) => each !== id), id];
  if (!thread) return { gone };
  const place = placeOf(thread);
  const wasOpen = state.active === id;
  return {
    gone,
    view: counted(state, thread, -1, passageOf),
    threads: state.threads[place] ? { ...state.threads, [place]: state.threads[place].filter((each) => each.id !== id) } : state.threads,
    announced: state.announced.filter((each) => each.id !== id),
    active: wasOpen ? null : state.active,
    pointed: state.pointed === id ? null : state.pointed,
    lost: wasOpen ? { id, place } : state.lost,
  };
}

function commentCame(state: ReaderState, told: LiveComment): Change {
  const known = findThread(state, told.annotation);
  if (known) return { threads: replace(state, known, withChanges(known, told, state.active === known.id)) };
  if (!state.announced.some(({ id }) => id === told.annotation)) return {};
  return { announced: state.announced.map((each) => (each.id === told.annotation ? withChanges(each, told, false) : each)) };
}

/** @param open somebody reads it: a comment that went leaves a word in its place, so that nothing jumps */
function withChanges(thread: ThreadView, { comments, gone, commentCount }: LiveComment, open: boolean): ThreadView {
  const now = new Map(comments.map((comment) => [comment.id, comment]));
  const kept = thread.comments.flatMap((comment): CommentView[] => {
    if (gone.includes(comment.id)) return open ? [{ ...comment, author: null, body: null, text: null, edit: null, status: 'visible' }] : [];
    const newer = now.get(comment.id);
    now.delete(comment.id);
    return [newer ?? comment];
  });
  return { ...thread, comments: [...kept, ...now.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1)), commentCount };
}

/** A thread comes with its first comments: later ones that are known stay. */
export function withKnownComments(known: ThreadView, next: ThreadView): ThreadView {
  const last = next.comments.at(-1);
  if (!last || next.comments.length < COMMENTS_PER_LISTED_THREAD) return next;
  return { ...next, comments: [...next.comments, ...known.comments.filter(({ createdAt, id }) => createdAt > last.createdAt || (createdAt === last.createdAt && id > last.id))] };
}

/** Counts and tints with one thread more or less; the server counts anew now and then. */
function counted({ view }: ReaderState, thread: ThreadView, by: 1 | -1, passageOf: PassageOf): ReaderState['view'] {
  const place = placeOf(thread);
  const people = new Set([thread.author.id, ...thread.comments.flatMap(({ author }) => (author ? [author.id] : []))]).size;
  const passage = passageOf(thread);
  return {
    ...view,
    threadCounts: { ...view.threadCounts, [place]: Math.max(0, (view.threadCounts[place] ?? 0) + by) },
    tints: passage ? changeTints(view.tints, { ...passage, claim: thread.kind === 'claim' }, by * people) : view.tints,
  };
}

/** Whether the page's filter shows a thread; what cannot be told here is left to the server's next count. */
function matches(thread: ThreadView, { view: { filter, me } }: ReaderState): boolean {
  const wrote = (id: string) => thread.author.id === id || thread.comments.some(({ author }) => author?.id === id);
  const tests: { [Name in keyof AnnotationFilter]?: (value: NonNullable<AnnotationFilter[Name]>) => boolean } = {
    kind: (kind) => thread.kind === kind,
    type: (type) => thread.claim !== null && tagKey(thread.claim.type) === tagKey(type),
    tag: (tag) => thread.tags.some((each) => tagKey(each.tag) === tagKey(tag)),
    by: wrote,
    paragraph: (paragraph) => (placeOf(thread) || 'article') === paragraph,
    mine: (mine) => !mine || wrote(me.id),
    flagged: (flagged) => !flagged || thread.flagged,
    q: (q) => fits(thread, parseQuery(q).query),
  };
  return Object.entries(filter).every(([name, value]) => value === undefined || value === false || (tests[name as keyof typeof tests] as ((value: unknown) => boolean) | undefined)?.(value) === true);
}
