import { findThread } from '../article/find-thread';
import { useReader } from '../article/reader-context';
import type { ReaderState } from '../article/reader-store';
import { idOf, useOutbox, type Waiting } from './outbox';

/** Whether words were refused whose thread the page does not have, as when it was taken back meanwhile. */
export const isHomeless = ({ articleId, post, why }: Waiting, state: ReaderState): boolean =>
  why === 'refused' && post.kind !== 'thread' && articleId === state.view.articleId && !findThread(state, post.thread);

/** Such words of the article that is read; they stand with what is about the whole of it. */
export function useHomeless(): Waiting[] {
  const waiting = useOutbox((state) => state.waiting);
  const ids = useReader((state) => waiting.filter((each) => isHomeless(each, state)).map(idOf).join(' '));
  return waiting.filter((each) => ids.includes(idOf(each)));
}
