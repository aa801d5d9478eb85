'use client';

import clsx from 'clsx';
import { memo } from 'react';
import type { ThreadView } from '@/lib/core/threads';
import { useReader, useReaderStore } from '../article/reader-context';
import { ClaimHead } from '../claims/claim-head';
import { Icon } from '../ui/icon';
import { Time } from '../ui/time';
import { KINDS } from './kinds';
import { ThreadActions } from './thread-actions';
import { ThreadComments } from './thread-comments';
import { ThreadTags } from './thread-tags';

/** A thread in the margin or in a sheet: a few lines of it, and all of it once opened. */
export const ThreadCard = memo(function ThreadCard({ thread }: { thread: ThreadView }) {
  const open = useReader((state) => state.active === thread.id);
  const store = useReaderStore();
  const { label, icon } = KINDS[thread.kind];
  const replies = Math.max(0, thread.commentCount - (thread.kind === 'claim' && thread.comments.length === 0 ? 0 : 1));
  const toggle = () => store.getState().set({ active: open ? null : thread.id });
  return (
    <article
      id={`thread-${thread.id}`}
      data-thread={thread.id}
      aria-labelledby={`title-${thread.id}`}
      className={clsx(
        'relative flex flex-col gap-2 rounded-md border bg-surface p-3 text-base',
        open ? 'border-accent shadow-float' : 'border-line shadow-card hover:border-line-strong',
        thread.resolved && !open && 'opacity-80',
      )}
    >
      <header className="flex items-start gap-2">
        <h3 id={`title-${thread.id}`} className="min-w-0 flex-1 text-sm leading-5 font-normal text-ink-soft">
          <button type="button" aria-expanded={open} onClick={toggle} className={clsx('flex w-full flex-wrap items-center gap-x-1.5 text-start', !open && 'after:absolute after:inset-0')}>
            <Icon name={icon} className="size-3.5 text-accent" />
            <span className="sr-only">{label} by </span>
            <bdi className="font-medium text-ink">{thread.author.name}</bdi>
            <Time iso={thread.createdAt} />
          </button>
        </h3>
        {thread.visibility === 'private' ? <Badge icon="lock">Only you</Badge> : null}
        {thread.resolved ? <Badge icon="check">Resolved</Badge> : null}
      </header>
      {thread.target.exact ? (
        <blockquote className={clsx('border-s-2 border-tint-3 ps-2 font-serif text-sm text-ink-soft', open ? 'line-clamp-6' : 'line-clamp-1')}>
          <bdi>{thread.target.exact}</bdi>
        </blockquote>
      ) : null}
      {thread.anchorState === 'orphaned' ? <p className="text-sm text-ink-soft">These words are no longer in the article.</p> : null}
      {thread.claim ? <ClaimHead claim={thread.claim} clamped={!open} /> : null}
      {open ? (
        <>
          <ThreadTags thread={thread} editable />
          <ThreadComments thread={thread} />
          <ThreadActions thread={thread} />
        </>
      ) : (
        <>
          <Beginning thread={thread} />
          <ThreadTags thread={thread} editable={false} />
          {replies > 0 ? <p className="text-sm text-ink-soft">{replies === 1 ? '1 reply' : `${replies} replies`}</p> : null}
        </>
      )}
    </article>
  );
});

function Beginning({ thread }: { thread: ThreadView }) {
  const [first] = thread.comments;
  if (!first) return null;
  return (
    <p dir="auto" className={clsx('break-words', thread.claim ? 'line-clamp-1 text-ink-soft' : 'line-clamp-3')}>
      {first.text ?? 'This comment was withdrawn by its author.'}
    </p>
  );
}

const Badge = ({ icon, children }: { icon: 'lock' | 'check'; children: string }) => (
  <span className="inline-flex items-center gap-1 rounded-full bg-sunken px-2 text-xs leading-5 text-ink-soft">
    <Icon name={icon} className="size-3" />
    {children}
  </span>
);
