'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { latestNotifications, markAllNotifications } from '@/app/notifications/actions';
import type { NotificationView } from '@/lib/core/notifications';
import { Button } from '../ui/button';
import { Notification } from './notification';
import { showUnread, useUnread } from './unread';

const AWAY = 'Scholium does not answer. Please try again in a moment.';

/** The newest notifications, asked for when the bell is opened and again when there are more. */
export function Latest() {
  const unread = useUnread((state) => state.unread);
  const [items, setItems] = useState<NotificationView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let over = false;
    void latestNotifications(null)
      .catch(() => null)
      .then((found) => {
        if (over) return;
        if (found?.ok) setItems(found.data);
        setProblem(found?.ok ? null : (found?.error.message ?? AWAY));
      });
    return () => {
      over = true;
    };
  }, [unread]);
  async function markAll() {
    const marked = await markAllNotifications(null).catch(() => null);
    if (!marked?.ok) return setProblem(marked?.error.message ?? AWAY);
    setItems((before) => before?.map((view) => ({ ...view, read: true })) ?? null);
    showUnread(marked.data);
  }
  return (
    <>
      {problem ? (
        <p role="alert" className="p-4 text-danger">
          {problem}
        </p>
      ) : items === null ? (
        <p className="p-4 text-ink-soft">Loading…</p>
      ) : items.length === 0 ? (
        <p className="p-4 text-ink-soft">Nothing yet. Replies to you, mentions of you, and what moderators decide about your posts will stand here.</p>
      ) : (
        <ul className="divide-y divide-line">
          {items.map((view) => (
            <li key={view.id} className="px-4 py-3">
              <Notification view={view} />
            </li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-4 py-2">
        <Link href="/notifications" className="text-sm">
          All notifications
        </Link>
        {items?.some(({ read, gone }) => !read && !gone) ? (
          <Button small look="quiet" onClick={() => void markAll()}>
            Mark all as read
          </Button>
        ) : null}
      </p>
    </>
  );
}
