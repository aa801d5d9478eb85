'use client';

import { whenShown } from '../article/focus';
import { WHOLE } from '../article/place';
import { useReader, useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { WaitingPost } from './later-parts';
import { isHomeless, useHomeless } from './homeless';
import { idOf, type Post, useOutbox } from './outbox';
import { tryNow } from './use-outbox-sender';

/** What waits of this article, as far as `which` admits it. */
export function WaitingPosts({ which }: { which: (post: Post, place: string) => boolean }) {
  const articleId = useReader((state) => state.view.articleId);
  const waiting = useOutbox((state) => state.waiting);
  return waiting.filter((each) => each.articleId === articleId && which(each.post, each.place)).map((each) => <WaitingPost key={idOf(each)} waiting={each} />);
}

/** What was to go to a thread that is not there any more. */
export const HomelessPosts = () => useHomeless().map((each) => <WaitingPost key={idOf(each)} waiting={each} />);

/** Says, wherever one reads, that something waits, and leads there. */
export function WaitingPill() {
  const store = useReaderStore();
  const articleId = useReader((state) => state.view.articleId);
  const waiting = useOutbox((state) => state.waiting);
  const first = waiting.find((each) => each.articleId === articleId);
  if (waiting.length === 0) return null;
  const coming = waiting.filter(({ why }) => why !== 'refused').length;
  const count = coming || waiting.length;
  const posts = count === 1 ? '1 post' : `${count} posts`;
  const words = coming === 0 ? `${posts} could not be sent` : `${posts} ${count === 1 ? 'waits' : 'wait'} to be sent`;
  const show = () => {
    if (!first) return tryNow();
    const homeless = isHomeless(first, store.getState());
    store.getState().set({ sheet: homeless ? WHOLE : first.place, ...(first.post.kind === 'thread' || homeless ? {} : { active: first.post.thread }) });
    whenShown('[data-waiting]', (shown) => shown.scrollIntoView({ block: 'center' }));
  };
  return (
    <Button small className="fixed start-4 bottom-4 z-30 shadow-float" onClick={show}>
      <Icon name="clock" className="size-3.5" /> {words}
    </Button>
  );
}
