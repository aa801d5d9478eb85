'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { QUEUE_STATES } from '@/lib/core/moderation';
import type { QueueCounts } from '@/lib/core/queue';
import type { Person } from '@/lib/core/threads';
import type { QueueFilter } from '@/lib/schemas/moderation';
import { Choice } from '../ui/choice';
import { TABS } from './words';

type Props = { filter: QueueFilter; counts: QueueCounts; articles: { id: string; title: string }[]; people: Person[] };

/** How long something may have waited, in days. */
const AGES: [string, string][] = [['1', 'Over a day old'], ['3', 'Over three days old'], ['7', 'Over a week old']];

/** The parts of the queue with how much is in each, and what it is narrowed to; all of it in the address. */
export function QueueTabs({ filter, counts, articles, people }: Props) {
  const path = usePathname();
  const router = useRouter();
  const address = (part: Partial<QueueFilter>) =>
    `${path}?${new URLSearchParams(Object.entries({ ...filter, ...part }).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])))}`;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <nav aria-label="Queue">
        <ul className="flex gap-1 rounded-md bg-sunken p-1">
          {QUEUE_STATES.map((state) => (
            <li key={state}>
              <Link
                href={address({ state })}
                aria-current={state === filter.state ? 'page' : undefined}
                className={clsx(
                  'inline-flex min-h-9 items-center gap-2 rounded-sm px-3 no-underline',
                  state === filter.state ? 'bg-surface font-medium text-ink shadow-card' : 'text-ink-soft hover:text-ink',
                )}
              >
                {TABS[state].label}
                <span className={clsx('rounded-full px-1.5 text-sm tabular-nums', counts[state] > 0 && state !== 'hidden' ? 'bg-accent text-accent-ink' : 'text-ink-soft')}>{counts[state]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-wrap gap-2" role="group" aria-label="Narrow the queue">
        <Choice label="Article" all="All articles" value={filter.article} options={articles.map(({ id, title }) => [id, title])} onChange={(article) => router.push(address({ article }))} />
        <Choice label="Written by" all="Everybody" value={filter.person} options={people.map(({ id, name }) => [id, name])} onChange={(person) => router.push(address({ person }))} />
        <Choice label="Age" all="Of any age" value={filter.days?.toString()} options={AGES} onChange={(days) => router.push(address({ days: days ? Number(days) : undefined }))} />
      </div>
    </div>
  );
}
