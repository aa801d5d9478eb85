import { createStore } from 'zustand';
import type { Overview, ReadingView, Words } from '@/lib/core/articles';
import type { LiveMessage, LivePresence } from '@/lib/core/live';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import type { NewDraft } from '../annotation/drafts';
import { findThread } from './find-thread';
import { heard, type PassageOf, withKnownComments } from './live-changes';
import { placeOf } from './place';

export { GONE, placeOf, WHOLE } from './place';

/** What the reading page knows besides the text, which is in the page itself. */
export type ReaderView = Omit<ReadingView, 'article'> & {
  articleId: string;
  /** Of the article, in BCP 47. */
  language: string;
  me: { id: string; name: string };
  filter: AnnotationFilter;
};

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
  /** Others' threads that came while the page was open, until the reader asks for them. */
  announced: readonly ThreadView[];
  /** Where the thread that was open was, when it went while somebody looked at it. */
  lost: { id: string; place: string } | null;
  /** What one may see has changed as a whole: the threads are to be read anew. */
  stale: boolean;
  /** The newest revision that the page was told of while it shows an older one. */
  revised: number | null;
  here: LivePresence | null;
  /** How live updates go: `away` while they are tried again, `over` when they will not come any more. */
  live: 'on' | 'away' | 'signed-out' | 'over';

  /** Takes in what the server says now. Threads beyond the first of a paragraph stay while the filter does. */
  receive: (view: ReaderView) => void;
  put: (...threads: ThreadView[]) => void;
  /** Takes in threads as lists have them: with their first comments, beside which known ones stay. */
  putListed: (...threads: ThreadView[]) => void;
  remove: (id: string) => void;
  putComment: (thread: string, comment: CommentView) => void;
  /** Takes in what happened elsewhere. @param passageOf where a thread's passage lies in the revision's text */
  hear: (messages: readonly LiveMessage[], passageOf: PassageOf) => void;
  recount: (counted: Partial<Overview & Words>) => void;
  set: (change: Partial<Pick<ReaderState, 'active' | 'pointed' | 'draft' | 'unfinished' | 'sheet' | 'selection' | 'lost' | 'stale' | 'live'>>) => void;
};

export type ReaderStore = ReturnType<typeof createReaderStore>;

export function createReaderStore(view: ReaderView) {
  return createStore<ReaderState>()((set, get) => ({
    view,
    threads: grouped(view.threads),
    active: null,
    pointed: null,
    draft: null,
    unfinished: [],
    sheet: null,
    selection: null,
    gone: [],
    announced: [],
    lost: null,
    stale: false,
    revised: null,
    here: null,
    live: 'on',

    receive: (next) =>
      set((state) => {
        const moved = state.view.revision !== next.revision;
        const same = sameFilter(state.view.filter, next.filter) && !moved;
        const known = Object.values(state.threads).flat();
        // Of what is out of date, only the thread that is open stays: it was looked at by itself.
        const kept = state.stale ? known.filter(({ id }) => id === state.active) : same ? known : [];
        const announced = state.stale || !same ? [] : state.announced;
        const shown = listed(state.stale ? kept : known, next.threads).filter(({ id }) => !state.gone.includes(id) && !announced.some((each) => each.id === id));
        const revised = state.revised !== null && state.revised > next.revision ? state.revised : null;
        return { view: next, threads: grouped([...kept, ...shown]), announced, stale: false, revised, ...(moved ? { selection: null } : {}) };
      }),
    put: (...threads) =>
      set((state) => {
        const others = (id: string) => !threads.some((thread) => thread.id === id);
        return { threads: withThreads(state.threads, threads), gone: state.gone.filter(others), announced: state.announced.filter(({ id }) => others(id)) };
      }),
    putListed: (...threads) => get().put(...listed(Object.values(get().threads).flat(), threads)),
    remove: (id) =>
      set((state) => ({
        threads: Object.fromEntries(Object.entries(state.threads).map(([place, list]) => [place, list.some((thread) => thread.id === id) ? list.filter((thread) => thread.id !== id) : list])),
        active: state.active === id ? null : state.active,
        gone: [...state.gone, id],
      })),
    putComment: (id, comment) =>
      set((state) => {
        const thread = findThread(state, id);
        return thread ? { threads: withThreads(state.threads, [withComment(thread, comment)]) } : {};
      }),
    hear: (messages, passageOf) => set((state) => messages.reduce((now, message) => ({ ...now, ...heard(now, message, passageOf) }), state)),
    recount: (counted) => set(({ view }) => ({ view: { ...view, ...counted } })),
    set: (change) => set(change),
  }));
}

const sameFilter = (a: AnnotationFilter, b: AnnotationFilter) => JSON.stringify(a) === JSON.stringify(b);

function listed(known: readonly ThreadView[], threads: readonly ThreadView[]): ThreadView[] {
  const before = new Map(known.map((thread) => [thread.id, thread]));
  return threads.map((thread) => (before.has(thread.id) ? withKnownComments(before.get(thread.id)!, thread) : thread));
}

const grouped = (threads: readonly ThreadView[]) => withThreads({}, threads);

/** By place in the text, then by age; ids made later sort later. */
const inOrder = (a: ThreadView, b: ThreadView) => (a.target.start ?? -1) - (b.target.start ?? -1) || (a.id < b.id ? -1 : 1);

/** With these threads in place of what was known of them; each place is sorted once, however many there are. */
function withThreads(threads: ReaderState['threads'], added: readonly ThreadView[]): ReaderState['threads'] {
  const newest = new Map(added.map((thread) => [thread.id, thread]));
  const places = new Set([...newest.values()].map(placeOf));
  const at = (place: string) => [...newest.values()].filter((thread) => placeOf(thread) === place);
  const others = (place: string) => (threads[place] ?? []).filter(({ id }) => !newest.has(id));
  return { ...threads, ...Object.fromEntries([...places].map((place) => [place, [...others(place), ...at(place)].sort(inOrder)])) };
}

function withComment(thread: ThreadView, comment: CommentView): ThreadView {
  const known = thread.comments.some(({ id }) => id === comment.id);
  const comments = known ? thread.comments.map((each) => (each.id === comment.id ? comment : each)) : [...thread.comments, comment];
  return { ...thread, comments, commentCount: thread.commentCount + (known ? 0 : 1) };
}
