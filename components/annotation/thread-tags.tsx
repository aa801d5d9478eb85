'use client';

import { useState } from 'react';
import { setTags } from '@/app/articles/[article]/actions';
import { tagKey } from '@/lib/core/tags';
import type { ThreadView } from '@/lib/core/threads';
import { useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { ToggleChip } from '../ui/chip';
import { Icon } from '../ui/icon';
import { SendError } from './send-error';
import { ReadTag } from '../tags/read-tag';
import { Count } from './card-tags';
import { TagPicker } from './tag-picker';
import { useSend } from './use-send';

/** An open thread's tags with how many members put each; one's own can be put and taken away. */
export function ThreadTags({ thread }: { thread: ThreadView }) {
  const store = useReaderStore();
  const { send, pending, error, refresh } = useSend();
  const [picking, setPicking] = useState(false);
  const mine = thread.tags.filter(({ mine }) => mine).map(({ tag }) => tag);
  const put = async (tags: string[]) => {
    const changed = await send(() => setTags({ thread: thread.id, tags }));
    if (!changed) return;
    store.getState().put(changed);
    if (tags.some((tag) => !store.getState().view.tags.some((known) => tagKey(known) === tagKey(tag)))) refresh();
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-1" role="group" aria-label="Tags">
        {thread.tags.map(({ tag, count, mine: isMine }) => (
          <ToggleChip
            key={tag}
            pressed={isMine}
            disabled={pending || !thread.can.tag}
            title={isMine ? 'Take my tag away' : 'Tag it so as well'}
            onClick={() => put(isMine ? mine.filter((each) => each !== tag) : [...mine, tag])}
          >
            <ReadTag tag={tag} /> <Count count={count} />
          </ToggleChip>
        ))}
        {thread.can.tag ? (
          <Button look="quiet" small aria-expanded={picking} onClick={() => setPicking(!picking)}>
            <Icon name={picking ? 'check' : 'plus'} className="size-3" />
            {picking ? 'Done' : 'Tag'}
          </Button>
        ) : null}
      </div>
      {picking ? <TagPicker chosen={mine} onChange={put} disabled={pending} /> : null}
      <SendError error={error} />
    </div>
  );
}
