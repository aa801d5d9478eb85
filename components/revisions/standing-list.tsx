import Link from 'next/link';
import type { StandingThread } from '@/lib/core/revisions/history';
import { KINDS } from '../annotation/kinds';
import { Icon } from '../ui/icon';
import { STATES } from './words';

type Props = { article: string; label: string; threads: readonly StandingThread[]; /** How many there are in all. */ count?: number; /** Whether to say what became of each. */ states?: boolean };

/** Threads beside a text that is not the current one: what each begins with, and the way to it. */
export function StandingList({ article, label, threads, count = threads.length, states = false }: Props) {
  return (
    <section aria-label={label} lang="en" dir="ltr" className="flex min-w-0 flex-col gap-2 font-sans text-sm">
      <ul className="flex flex-col gap-2">
        {threads.map((thread) => (
          <li key={thread.id} className="rounded-md border border-line bg-surface px-3 py-2">
            <p className="flex flex-wrap items-center gap-x-1.5">
              <Icon name={KINDS[thread.kind].icon} className="size-3.5 shrink-0 text-accent" />
              <Link href={`/articles/${article}#thread-${thread.id}`} className="inline-flex min-h-6 items-center">
                <span>
                  {KINDS[thread.kind].label} by <bdi>{thread.author.name}</bdi>
                </span>
              </Link>
              {states && thread.state !== 'anchored' ? <span className="rounded-full bg-sunken px-2 text-xs leading-5 text-ink-soft">{STATES[thread.state]}</span> : null}
            </p>
            {thread.state === 'orphaned' && thread.exact ? (
              <blockquote dir="auto" className="my-1 line-clamp-3 border-s-2 border-line-strong ps-2 font-serif text-ink-soft">
                {thread.exact}
              </blockquote>
            ) : null}
            <p dir="auto" className="line-clamp-2 break-words text-ink-soft">
              {thread.claim ?? thread.text}
            </p>
          </li>
        ))}
      </ul>
      {count > threads.length ? <p className="text-ink-soft">and {(count - threads.length).toLocaleString('en')} more</p> : null}
    </section>
  );
}
