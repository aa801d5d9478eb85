import { beforeEach, expect, it } from 'vitest';
import { showReaction } from '@/components/annotation/show-reaction';
import { createReaderStore, type ReaderStore, type ReaderView } from '@/components/article/reader-store';
import type { CommentView, ThreadView } from '@/lib/core/threads';

const [me, bob] = [{ id: 'me', name: 'Me' }, { id: 'bob', name: 'Bob' }];
const helpful = (...people: { id: string; name: string }[]) => ({ kind: 'helpful' as const, count: people.length, mine: people.includes(me), people });
const comment = { id: 'c1', annotation: 't1', text: 'words', status: 'visible', reactions: [helpful(bob)] } as unknown as CommentView;

let store: ReaderStore;
beforeEach(() => {
  const thread = { id: 't1', target: { paragraph: 'p1' }, comments: [comment], commentCount: 1 } as unknown as ThreadView;
  store = createReaderStore({ threads: [thread], me, filter: {} } as unknown as ReaderView);
});
const comments = () => store.getState().threads.p1![0]!.comments;

it('shows one’s own reaction after those of others, and takes it back', () => {
  showReaction(store, comment, 'helpful', true);
  expect(comments()).toEqual([{ ...comment, reactions: [helpful(bob, me)] }]);
  showReaction(store, comment, 'helpful', false);
  expect(comments()).toEqual([comment]);
});

it('undoes nothing else: what was hidden meanwhile stays hidden', () => {
  showReaction(store, comment, 'helpful', true);
  const hidden = { ...comment, text: null, status: 'hidden', reactions: [helpful(me)] } as unknown as CommentView;
  store.getState().putComment('t1', hidden);
  showReaction(store, comment, 'helpful', false);
  expect(comments()).toEqual([{ ...hidden, reactions: [] }]);
});

it('brings no comment back that is gone', () => {
  showReaction(store, { annotation: 't1', id: 'c2' }, 'helpful', false);
  showReaction(store, { annotation: 't2', id: 'c1' }, 'helpful', false);
  expect(comments()).toEqual([comment]);
});
