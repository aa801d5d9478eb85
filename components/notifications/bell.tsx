'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { HeadPopover } from '../ui/head-popover';
import { Icon } from '../ui/icon';
import { keepUnread, showUnread, useUnread } from './unread';

/** Comes when the bell is opened. */
const Latest = dynamic(() => import('./latest').then((module) => module.Latest), { ssr: false, loading: () => <p className="p-4 text-ink-soft">Loading…</p> });

/** In the head of every page: how many notifications wait, and the newest of them. @param unread as the page came */
export function Bell({ unread: initial, most }: { unread: number; most: number }) {
  const unread = useUnread((state) => state.unread) ?? initial;
  const [open, setOpen] = useState(false);
  useEffect(() => showUnread(initial), [initial]);
  useEffect(keepUnread, []);
  const shown = unread >= most ? `${most - 1}+` : String(unread);
  return (
    <>
      <button
        type="button"
        popoverTarget="bell"
        className="relative grid size-8 shrink-0 place-items-center rounded-md border border-transparent text-ink-soft hover:bg-accent-soft hover:text-ink"
      >
        <Icon name="bell" />
        <span className="sr-only">{unread === 0 ? 'Notifications' : `Notifications, ${shown} unread`}</span>
        {unread === 0 ? null : (
          <span aria-hidden="true" className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-xs leading-4 font-semibold text-accent-ink tabular-nums">
            {shown}
          </span>
        )}
      </button>
      <HeadPopover id="bell" label="Notifications" onToggle={({ newState }) => setOpen(newState === 'open')}>
        {open ? <Latest /> : null}
      </HeadPopover>
      <span role="status" className="sr-only">
        {unread > initial ? `${shown} unread notifications` : ''}
      </span>
    </>
  );
}
