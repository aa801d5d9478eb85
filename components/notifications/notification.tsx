import { type NotificationView, saying } from '@/lib/core/notifications';
import { Time } from '../ui/time';

/** One notification: what happened, where, and how it begins. What is not there any more leads nowhere. */
export function Notification({ view }: { view: NotificationView }) {
  if (view.gone) {
    return (
      <p className="text-ink-soft">
        Something that you were told of is no longer there. <span className="text-sm"><Time iso={view.createdAt} /></span>
      </p>
    );
  }
  return (
    <a href={`/notifications/${view.id}`} className="group flex min-w-0 flex-col gap-0.5 text-ink no-underline">
      <span className="group-hover:text-accent">
        {view.read ? null : <span className="me-1.5 inline-block size-2 rounded-full bg-accent align-middle" />}
        {view.read ? null : <span className="sr-only">Unread: </span>}
        {view.person ? <bdi className="font-medium">{view.person.name}</bdi> : null} <span className={view.read ? '' : 'font-medium'}>{saying(view)}</span>
      </span>
      {view.excerpt ? (
        <span dir="auto" className="line-clamp-2 text-sm break-words text-ink-soft">
          {view.excerpt}
        </span>
      ) : null}
      <span className="text-sm text-ink-soft">
        {view.article ? (
          <>
            <bdi>{view.article.title}</bdi> ·{' '}
          </>
        ) : null}
        <Time iso={view.createdAt} />
      </span>
    </a>
  );
}
