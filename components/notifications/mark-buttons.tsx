'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { markAllNotifications, markNotification } from '@/app/notifications/actions';
import type { Result } from '@/lib/http/public-error';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { showUnread } from './unread';

/** Marks, and shows the page and the bell as they are then. */
function useMark(): [pending: boolean, mark: (work: () => Promise<Result<number>>) => void] {
  const router = useRouter();
  const [pending, start] = useTransition();
  const mark = (work: () => Promise<Result<number>>) =>
    start(async () => {
      const result = await work().catch(() => null);
      if (!result?.ok) return toast(result?.error.message ?? 'Scholium does not answer. Please try again in a moment.');
      showUnread(result.data);
      router.refresh();
    });
  return [pending, mark];
}

export function MarkAll() {
  const [pending, mark] = useMark();
  return (
    <Button disabled={pending} onClick={() => mark(() => markAllNotifications(null))}>
      Mark all as read
    </Button>
  );
}

/** @param about what it is, for who does not see beside what it stands */
export function MarkOne({ id, read, about }: { id: string; read: boolean; about: string }) {
  const [pending, mark] = useMark();
  const verb = read ? 'Mark as unread' : 'Mark as read';
  return (
    <Button small look="quiet" className="-ms-2 sm:ms-0" disabled={pending} aria-label={`${verb}: ${about}`} onClick={() => mark(() => markNotification({ id, read: !read }))}>
      {verb}
    </Button>
  );
}
