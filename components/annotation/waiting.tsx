'use client';

import { whenShown } from '../article/focus';
import { useReader, useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { WaitingPost } from './later-parts';
import { idOf, type Post, useOutbox } from './outbox';
import { tryNow } from './use-outbox-sender';

/** What waits of this article, as far as `which` admits it. */
export function WaitingPosts({ which }: { which: (post: Post, place: string) => boolean }) {
  const articleId = useReader((state) => state.view.articleId);
  const waiting = useOutbox((state) => state.waiting);
  return waiting.filter((each) => each.articleId === articleId && which(each.post, each.place)).map((each) => <WaitingPost key={idOf(each)} waiting={each} />);
}

/** Says, wherever one reads, that something waits, and leads there. */
export function WaitingPill() {
  const store = useReaderStore();
  const articleId = useReader((state) => state.view.articleId);
  const waiting = useOutbox((state) => state.waiting);
  const first = waiting.find((each) => each.articleId === articleId);
  if (waiting.length === 0) return null;
  const words = waiting.length === 1 ? '1 post waits to be sent' : `${waiting.length} posts wait to be sent`;
  const show = () => {
    if (!first) return tryNow();
    store.getState().set({ sheet: first.place, ...(first.post.kind === 'thread' ? {} : { active: first.post.thread }) });
    whenShown('[aria-label="Waiting to be sent"]', (shown) => shown.scrollIntoView({ block: 'center' }));
  };
  return (
    <Button small className="fixed start-4 bottom-4 z-30 shadow-float" onClick={show}>
      <Icon name="clock" className="size-3.5" /> {words}
    </Button>
  );
}
