import { describe, expect, it } from 'vitest';
import type { LiveMessage } from '@/lib/core/live';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import { createReaderStore, type ReaderView } from '@/components/article/reader-store';

const person = (id: string) => ({ id, name: id });
const comment = (id: string, author = 'ann', more: Partial<CommentView> = {}): CommentView => ({
  ...{ id, annotation: 't1', parent: null, author: person(author), body: { type: 'doc', content: [] }, text: id, status: 'visible', version: 1 },
  ...{ createdAt: `2026-01-01T00:00:${id.slice(1).padStart(2, '0')}.000Z`, editedAt: null, edit: null, hidden: null, flagged: false, reactions: [] },
  ...({ can: {} } as Pick<CommentView, 'can'>),
  ...more,
});
const thread = (id: string, author = 'ann', more: Partial<ThreadView> = {}): ThreadView =>
  ({
    ...{ id, article: 'x', kind: 'comment', visibility: 'seminar', status: 'visible', resolved: false, locked: false, anchorState: 'anchored', claim: null, tags: [] },
    ...{ target: { paragraph: 'p1', start: 4, end: 9, exact: 'words', prefix: '', suffix: '' }, author: person(author), comments: [comment('c1', author)], commentCount: 1 },
    ...more,
  }) as ThreadView;

/** A page of somebody called me, with these threads. */
function page(threads: ThreadView[] = [], more: Partial<ReaderView> = {}) {
  const tints = threads.length > 0 ? [{ start: 4, end: 9, people: threads.length, claim: false }] : [];
  const store = createReaderStore({ threads, tints, threadCounts: { p1: threads.length }, me: person('me'), filter: {}, ...more } as unknown as ReaderView);
  const tell = (...messages: LiveMessage[]) => store.getState().hear(messages, ({ target }) => ({ start: target.start!, end: target.end! }));
  const ids = () => (store.getState().threads.p1 ?? []).map(({ id }) => id);
  return { store, tell, ids, state: store.getState };
}
const came = (thread: ThreadView, change: 'new' | 'changed' = 'new'): LiveMessage => ({ event: 'thread', data: { change, thread } });
const went = (gone: string): LiveMessage => ({ event: 'thread', data: { change: 'gone', gone } });
const said = (comments: CommentView[], gone: string[] = [], commentCount = 2): LiveMessage => ({ event: 'comment', data: { change: 'new', annotation: 't1', comment: comments[0]?.id ?? gone[0]!, comments, gone, commentCount } });

describe('what others do', () => {
  it('announces a new thread, with its count and its tint, and does not put it between what is read', () => {
    const { tell, ids, state } = page([thread('t1')]);
    tell(came(thread('t2', 'bob')));
    expect(ids()).toEqual(['t1']);
    expect(state().announced.map(({ id }) => id)).toEqual(['t2']);
    expect(state().view).toMatchObject({ threadCounts: { p1: 2 }, tints: [{ start: 4, end: 9, people: 2 }] });
    state().put(...state().announced);
    expect(ids()).toEqual(['t1', 't2']);
    expect(state().announced).toEqual([]);
  });

  it('puts one’s own thread from another tab where it belongs, and announces none that the filter hides', () => {
    const { tell, ids, state } = page([], { filter: { kind: 'comment' } });
    tell(came(thread('t1', 'me')), came(thread('t2', 'bob', { kind: 'note' })));
    expect(ids()).toEqual(['t1']);
    expect(state().announced).toEqual([]);
    expect(state().view.threadCounts).toEqual({ p1: 1 });
  });

  it('takes a thread that went away at once, with its tint; where it was open a note stays', () => {
    const { tell, ids, state } = page([thread('t1')]);
    state().set({ active: 't1' });
    tell(went('t1'));
    expect(ids()).toEqual([]);
    expect(state()).toMatchObject({ active: null, lost: { id: 't1', place: 'p1' }, view: { tints: [], threadCounts: { p1: 0 } } });
    // Nor does a page bring it back that was asked for before.
    state().receive({ ...state().view, threads: [thread('t1')] });
    expect(ids()).toEqual([]);
    tell(came(thread('t1')));
    expect(state().announced.map(({ id }) => id)).toEqual(['t1']);
  });

  it('keeps the comments beyond those with which a list or a page has a thread', () => {
    const many = Array.from({ length: 40 }, (_, index) => comment(`c${index + 1}`));
    const whole = thread('t1', 'ann', { comments: many, commentCount: 40 });
    const first = { ...whole, comments: many.slice(0, 20) };
    const { state } = page([whole]);
    const shown = () => state().threads.p1![0]!.comments.length;
    state().receive({ ...state().view, threads: [first] });
    expect(shown()).toBe(40);
    state().receive({ ...state().view, filter: { kind: 'comment' }, threads: [first] });
    expect(shown()).toBe(40);
    state().putListed(first);
    expect(shown()).toBe(40);
    // Read as a whole, it has what there is.
    state().put({ ...whole, comments: many.slice(0, 39), commentCount: 39 });
    expect(shown()).toBe(39);
    // After what may be seen has changed, only what was read since counts.
    state().set({ stale: true });
    state().receive({ ...state().view, threads: [first] });
    expect(shown()).toBe(20);
  });

  it('adds and changes replies where they stand, once, however often they are told', () => {
    const { tell, state } = page([thread('t1')]);
    tell(said([comment('c2', 'bob')]), said([comment('c2', 'bob')]), said([comment('c2', 'bob', { text: 'better' })]));
    expect(state().threads.p1![0]).toMatchObject({ commentCount: 2, comments: [{ id: 'c1' }, { id: 'c2', text: 'better' }] });
  });

  it('takes the words of a comment that went; in an open thread its place stays, so that nothing jumps', () => {
    const [closed, open] = [page([thread('t1')]), page([thread('t1')])];
    open.state().set({ active: 't1' });
    for (const { tell } of [closed, open]) tell(said([comment('c2')]), said([], ['c2'], 1));
    expect(closed.state().threads.p1![0]).toMatchObject({ commentCount: 1, comments: [{ id: 'c1' }] });
    expect(open.state().threads.p1![0]!.comments[1]).toMatchObject({ id: 'c2', text: null, body: null, author: null });
  });

  it('keeps the later comments of a thread that comes with its first twenty', () => {
    const all = Array.from({ length: 25 }, (_, index) => comment(`c${index + 1}`));
    const { tell, state } = page([thread('t1', 'ann', { comments: all, commentCount: 25 })]);
    tell(came(thread('t1', 'ann', { resolved: true, comments: all.slice(0, 20), commentCount: 25 }), 'changed'));
    expect(state().threads.p1![0]).toMatchObject({ resolved: true });
    expect(state().threads.p1![0]!.comments).toHaveLength(25);
  });

  it('forgets, when all is read anew, what does not come again, except what is open', () => {
    const { tell, ids, state } = page([thread('t1'), thread('t2'), thread('t3')]);
    tell(came(thread('t4', 'bob')));
    state().set({ active: 't2', stale: true });
    state().receive({ ...state().view, threads: [thread('t3')] });
    expect(ids()).toEqual(['t2', 't3']);
    expect(state()).toMatchObject({ stale: false, announced: [] });
  });
});

describe('a text that changed', () => {
  const orphan = (id: string) => thread(id, 'ann', { anchorState: 'orphaned', target: { paragraph: null, start: null, end: null, exact: 'words', prefix: '', suffix: '' } });
  const revised = (revision: number): LiveMessage => ({ event: 'revised', data: { revision } });

  it('is told of, and places told from then on tint nothing in the text that is shown', () => {
    const { tell, state } = page([thread('t1')], { revision: 2 });
    tell(revised(2));
    expect(state().revised).toBeNull();
    tell(revised(3), came(thread('t2', 'bob', { target: { ...thread('t2').target, start: 20, end: 30 } })));
    expect(state()).toMatchObject({ revised: 3, view: { threadCounts: { p1: 2 }, tints: [{ start: 4, end: 9 }] } });
    // A page that was asked for before says nothing of it; the one that has the text ends the notice, and nothing of the old places stays.
    state().receive({ ...state().view, threads: [thread('t1')] });
    expect(state().revised).toBe(3);
    state().receive({ ...state().view, revision: 3, threads: [orphan('t1')], threadCounts: { gone: 1 } });
    expect(state()).toMatchObject({ revised: null, announced: [], threads: { gone: [{ id: 't1' }] } });
    expect(state().threads.p1).toBeUndefined();
  });

  it('takes a thread to where somebody put it, with its tint and its count, and to those whose passage is gone', () => {
    const { tell, ids, state } = page([thread('t1')]);
    tell(came(thread('t1', 'ann', { target: { ...thread('t1').target, paragraph: 'p2', start: 30, end: 40 } }), 'changed'));
    expect(ids()).toEqual([]);
    expect(state()).toMatchObject({ threads: { p2: [{ id: 't1' }] }, view: { threadCounts: { p1: 0, p2: 1 }, tints: [{ start: 30, end: 40 }] } });
  });
});
