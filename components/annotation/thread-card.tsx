'use client';

import clsx from 'clsx';
import { memo } from 'react';
import type { ThreadView } from '@/lib/core/threads';
import { useReader, useReaderStore } from '../article/reader-context';
import { ClaimHead } from '../claims/claim-head';
import { PLACES } from '../moderation/places';
import { Icon, type IconName } from '../ui/icon';
import { Time } from '../ui/time';
import { CardTags } from './card-tags';
import { Fresh } from './fresh';
import { KINDS } from './kinds';
import { OpenThread } from './later-parts';
import { Marked } from './marked';
import { useOutbox } from './outbox';
import { SEEN_BY } from './visibility';

/** A thread in the margin or in a sheet: a few lines of it, and all of it once opened. */
export const ThreadCard = memo(function ThreadCard({ thread }: { thread: ThreadView }) {
  const open = useReader((state) => state.active === thread.id);
  const language = useReader((state) => state.view.language);
  const fresh = useReader(({ view }) => view.news.ids.includes(thread.id));
  const waits = useOutbox(({ waiting }) => waiting.find(({ post }) => post.kind !== 'thread' && post.thread === thread.id)?.why);
  const store = useReaderStore();
  const { label, icon } = KINDS[thread.kind];
  const replies = repliesOf(thread);
  const seenBy = SEEN_BY[thread.visibility].badge;
  const toggle = () => store.getState().set({ active: open ? null : thread.id });
  return (
    <article
      id={`thread-${thread.id}`}
      data-thread={thread.id}
      aria-labelledby={`title-${thread.id}`}
      onPointerEnter={() => {
        OpenThread.preload();
        store.getState().set({ pointed: thread.id });
      }}
      onFocus={OpenThread.preload}
      onPointerLeave={() => store.getState().set({ pointed: null })}
      className={clsx(
        'relative flex flex-col rounded-md border bg-surface text-base',
        open ? 'gap-2 border-accent p-3 shadow-float' : 'gap-1 border-line px-3 py-2 shadow-card hover:border-line-strong',
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
        {fresh ? <Fresh /> : null}
        {seenBy ? <Badge icon={seenBy.icon}>{seenBy.text}</Badge> : null}
        {thread.status === 'pending' ? <Badge icon="note">Waits for review</Badge> : null}
        {thread.status === 'hidden' ? <Badge icon="close">Hidden</Badge> : null}
        {thread.locked ? <Badge icon="lock">Locked</Badge> : null}
        {thread.accepted ? <Badge icon="check">Answered</Badge> : null}
        {waits && !open ? <Badge icon="clock">{waits === 'refused' ? 'Not sent' : 'Waiting to be sent'}</Badge> : null}
        {thread.resolved ? <Badge icon="check">Resolved</Badge> : null}
        {!open && replies > 0 ? (
          <span className="inline-flex items-center gap-1 text-xs leading-5 text-ink-soft tabular-nums">
            <Icon name="reply" className="size-3" />
            {replies}
            <span className="sr-only"> {replies === 1 ? 'reply' : 'replies'}</span>
          </span>
        ) : null}
      </header>
      {thread.target.exact ? (
        <blockquote lang={language} dir="auto" className={clsx('border-s-2 border-tint-3 ps-2 font-serif text-sm text-ink-soft', open ? 'line-clamp-6' : 'narrow-only line-clamp-1')}>
          <Marked>{thread.target.exact}</Marked>
        </blockquote>
      ) : null}
      {thread.anchorState === 'orphaned' ? <p className="text-sm text-ink-soft">These words are no longer in the article.</p> : null}
      {thread.claim ? <ClaimHead claim={thread.claim} clamped={!open} /> : null}
      {open ? (
        <OpenThread thread={thread} />
      ) : (
        <>
          {thread.claim ? null : <Beginning thread={thread} />}
          <CardTags tags={thread.tags} />
        </>
      )}
    </article>
  );
});

/** A claim is said by its paraphrase; what stands under it are answers from the first comment on. */
function repliesOf({ kind, comments: [first], commentCount }: ThreadView): number {
  const isOpening = kind !== 'claim' && first?.parent === null && first.text !== null;
  return commentCount - (isOpening ? 1 : 0);
}

function Beginning({ thread }: { thread: ThreadView }) {
  const [first] = thread.comments;
  if (!first) return null;
  return (
    <p dir="auto" className="line-clamp-2 break-words">
      {first.text === null ? PLACES[first.status] : <Marked>{first.text}</Marked>}
    </p>
  );
}

const Badge = ({ icon, children }: { icon: IconName; children: string }) => (
  <span className="inline-flex items-center gap-1 rounded-full bg-sunken px-2 text-xs leading-5 text-ink-soft">
    <Icon name={icon} className="size-3" />
    {children}
  </span>
);
