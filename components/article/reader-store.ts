import { createStore } from 'zustand';
import type { ReadingView } from '@/lib/core/articles';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import type { NewDraft } from '../annotation/drafts';

/** What the reading page knows besides the text, which is in the page itself. */
export type ReaderView = Omit<ReadingView, 'article'> & {
  articleId: string;
  /** Of the article, in BCP 47. */
  language: string;
  me: { id: string; name: string };
  filter: AnnotationFilter;
};

/** Where threads and drafts belong: a paragraph's key, or WHOLE for the article as such. */
export const WHOLE = '';
export const placeOf = (thread: ThreadView): string => thread.target.paragraph ?? WHOLE;

export type ReaderState = {
  view: ReaderView;
  /** By paragraph, each in the order of the text. */
  threads: Record<string, ThreadView[]>;
  /** The thread that is open, and the one that is pointed at. */
  active: string | null;
  pointed: string | null;
  /** What is being written, and what was begun and left. */
  draft: NewDraft | null;
  unfinished: NewDraft[];
  /** The paragraph whose threads a narrow screen shows in a sheet. */
  sheet: string | null;
  selection: { start: number; end: number } | null;
  /** Threads withdrawn here, which a page that was asked for earlier may still bring along. */
  gone: readonly string[];

  /** Takes in what the server says now. Threads beyond the first of a paragraph stay while the filter does. */
  receive: (view: ReaderView) => void;
  put: (...threads: ThreadView[]) => void;
  remove: (id: string) => void;
  putComment: (thread: string, comment: CommentView) => void;
  set: (change: Partial<Pick<ReaderState, 'active' | 'pointed' | 'draft' | 'unfinished' | 'sheet' | 'selection'>>) => void;
};

export type ReaderStore = ReturnType<typeof createReaderStore>;

export function createReaderStore(view: ReaderView) {
  return createStore<ReaderState>()((set) => ({
    view,
    threads: grouped(view.threads),
    active: null,
    pointed: null,
    draft: null,
    unfinished: [],
    sheet: null,
    selection: null,
    gone: [],

    receive: (next) =>
      set((state) => {
        const kept = sameFilter(state.view.filter, next.filter) ? Object.values(state.threads).flat() : [];
        return { view: next, threads: grouped([...kept, ...next.threads].filter(({ id }) => !state.gone.includes(id))) };
      }),
    put: (...threads) =>
      set((state) => ({ threads: threads.reduce(withThread, state.threads), gone: state.gone.filter((id) => !threads.some((thread) => thread.id === id)) })),
    remove: (id) =>
      set((state) => ({
        threads: Object.fromEntries(Object.entries(state.threads).map(([place, list]) => [place, list.some((thread) => thread.id === id) ? list.filter((thread) => thread.id !== id) : list])),
        active: state.active === id ? null : state.active,
        gone: [...state.gone, id],
      })),
    putComment: (id, comment) =>
      set((state) => {
        const thread = findThread(state, id);
        return thread ? { threads: withThread(state.threads, withComment(thread, comment)) } : {};
      }),
    set: (change) => set(change),
  }));
}

export const findThread = ({ threads }: Pick<ReaderState, 'threads'>, id: string): ThreadView | undefined =>
  Object.values(threads)
    .flat()
    .find((thread) => thread.id === id);

const sameFilter = (a: AnnotationFilter, b: AnnotationFilter) => JSON.stringify(a) === JSON.stringify(b);

const grouped = (threads: readonly ThreadView[]) => threads.reduce(withThread, {} as ReaderState['threads']);

/** By place in the text, then by age; ids made later sort later. */
const inOrder = (a: ThreadView, b: ThreadView) => (a.target.start ?? -1) - (b.target.start ?? -1) || (a.id < b.id ? -1 : 1);

function withThread(threads: ReaderState['threads'], thread: ThreadView): ReaderState['threads'] {
  const place = placeOf(thread);
  const others = (threads[place] ?? []).filter(({ id }) => id !== thread.id);
  return { ...threads, [place]: [...others, thread].sort(inOrder) };
}

function withComment(thread: ThreadView, comment: CommentView): ThreadView {
  const known = thread.comments.some(({ id }) => id === comment.id);
  const comments = known ? thread.comments.map((each) => (each.id === comment.id ? comment : each)) : [...thread.comments, comment];
  return { ...thread, comments, commentCount: thread.commentCount + (known ? 0 : 1) };
}
