import type { Metadata } from 'next';
import Link from 'next/link';
import { MarkAll, MarkOne } from '@/components/notifications/mark-buttons';
import { Notification } from '@/components/notifications/notification';
import { Toaster } from '@/components/ui/toast';
import { sentenceOf } from '@/lib/core/notifications';
import { pageActor } from '@/lib/http/page';
import { listNotificationsInput } from '@/lib/schemas/notifications';
import { countUnread, listNotifications } from '@/lib/services/notifications';

export const metadata: Metadata = { title: 'Notifications' };

const address = listNotificationsInput.pick({ unread: true, cursor: true }).partial().catch({});

const HERE = 'aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:no-underline';

/** Everything that concerned somebody, the newest first. */
export default async function NotificationsPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const actor = await pageActor('/notifications');
  const { unread = false, cursor } = address.parse(await searchParams);
  // An address with an old or broken place begins anew.
  const page = await listNotifications(actor, { limit: 30, unread, cursor }).catch(() => listNotifications(actor, { limit: 30, unread }));
  const waiting = await countUnread(actor);
  const listed = unread ? 'unread=true&' : '';
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-12">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="font-serif text-2xl">Notifications</h1>
        {waiting > 0 ? <MarkAll /> : null}
      </header>
      <nav aria-label="Which notifications" className="flex gap-4">
        <Link href="/notifications" aria-current={unread ? undefined : 'page'} className={HERE}>
          All
        </Link>
        <Link href="/notifications?unread=true" aria-current={unread ? 'page' : undefined} className={HERE}>
          Unread
        </Link>
        <Link href="/account#mail" className="ms-auto">
          By e-mail…
        </Link>
      </nav>
      {page.items.length === 0 ? (
        <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">
          {unread ? 'Nothing is unread.' : 'Nothing yet. Replies to you, mentions of you, and what moderators decide about your posts will stand here.'}
        </p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {page.items.map((view) => (
            <li key={view.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 py-3">
              <div className="min-w-0 grow basis-64">
                <Notification view={view} />
              </div>
              {view.gone ? null : <MarkOne id={view.id} read={view.read} about={sentenceOf(view)} />}
            </li>
          ))}
        </ul>
      )}
      <p className="flex gap-4">
        {cursor ? <Link href={`/notifications?${listed}`}>Back to the newest</Link> : null}
        {page.nextCursor ? <Link href={`/notifications?${listed}cursor=${encodeURIComponent(page.nextCursor)}`}>Older ones</Link> : null}
      </p>
      <Toaster />
    </main>
  );
}
