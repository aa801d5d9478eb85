import { type Reaction, withMine } from '@/lib/core/reactions';
import type { CommentView } from '@/lib/core/threads';
import { findThread } from '../article/find-thread';
import type { ReaderStore } from '../article/reader-store';

/** Shows one's own reaction, or that there is none, on a comment as the page has it by now; one that is gone stays gone. */
export function showReaction(store: ReaderStore, { annotation, id }: Pick<CommentView, 'annotation' | 'id'>, kind: Reaction, on: boolean): void {
  const state = store.getState();
  const { me } = state.view;
  const comment = findThread(state, annotation)?.comments.find((each) => each.id === id);
  if (comment) state.putComment(annotation, { ...comment, reactions: withMine(comment.reactions, kind, on, { id: me.id, name: me.name }) });
}
