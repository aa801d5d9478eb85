'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { mute } from '@/app/seminars/[seminar]/moderation/actions';
import type { QueueItem } from '@/lib/core/queue';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { Button } from '../ui/button';
import { Time } from '../ui/time';
import { toast } from '../ui/toast';

const DAY_MS = 86_400_000;
const TERMS = [
  [1, 'a day'],
  [7, 'a week'],
  [30, 'a month'],
] as const;

/** How the author stands in this seminar, and the way to keep them from writing for a while. */
export function AuthorRecord({ author, seminar }: { author: QueueItem['author']; seminar: string }) {
  const router = useRouter();
  const { send, pending, error } = useSend();
  const [open, setOpen] = useState(false);
  const { posts, hidden, upheld } = author.record;
  const until = async (days: number | null) => {
    const time = days === null ? null : new Date(Date.now() + days * DAY_MS).toISOString();
    const done = await send(() => mute({ seminar, member: author.id, mute: { until: time } }).then((result) => (result.ok ? { ok: true as const, data: true } : result)));
    if (!done) return;
    setOpen(false);
    toast(time ? `${author.name} reads on, and cannot write until then.` : `${author.name} can write again.`, time ? () => void until(null) : undefined);
    router.refresh();
  };
  const mutable = author.role === 'participant' || author.role === 'observer';
  return (
    <div className="flex flex-col gap-2 border-t border-line pt-2 text-sm text-ink-soft">
      <div className="flex flex-wrap items-center gap-x-3">
        <p>
          <bdi>{author.name}</bdi> in this seminar: {posts === 1 ? '1 comment' : `${posts} comments`}, {hidden} hidden, {upheld === 1 ? '1 flag' : `${upheld} flags`} upheld
        </p>
        {author.mutedUntil ? (
          <p>
            muted, ends <Time iso={author.mutedUntil} />{' '}
            <Button look="quiet" small disabled={pending} onClick={() => void until(null)}>
              Let them write again
            </Button>
          </p>
        ) : mutable ? (
          <Button look="quiet" small aria-expanded={open} onClick={() => setOpen(!open)}>
            Mute…
          </Button>
        ) : null}
      </div>
      {open ? (
        <div className="flex flex-wrap items-center gap-2" role="group" aria-label={`Mute ${author.name}`}>
          <span>For</span>
          {TERMS.map(([days, label]) => (
            <Button key={days} small disabled={pending} onClick={() => void until(days)}>
              {label}
            </Button>
          ))}
          <label className="flex items-center gap-2">
            or until
            <input
              type="date"
              className="min-h-7 rounded-md border border-line-strong bg-surface px-2 text-ink"
              onChange={({ target }) => {
                const days = (target.valueAsNumber - Date.now()) / DAY_MS;
                if (days > 0 && days < 366) void until(days);
              }}
            />
          </label>
        </div>
      ) : null}
      <SendError error={error} />
    </div>
  );
}
