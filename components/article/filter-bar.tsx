'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { type FormEvent, useTransition } from 'react';
import { ANNOTATION_KINDS } from '@/lib/core/annotations';
import { CLAIM_TYPES } from '@/lib/core/claims';
import { KINDS } from '../annotation/kinds';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useReader } from './reader-context';

const SELECT = 'min-h-8 max-w-44 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink';

/** What is shown. Every choice is in the address, so that a view can be shared; it works as a plain form as well. */
export function FilterBar({ claimsHref }: { claimsHref: string }) {
  const { filter, people, tags, threadCounts, role } = useReader((state) => state.view);
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const shown = Object.values(threadCounts).reduce((sum, count) => sum + count, 0);
  const filtered = Object.values(filter).some(Boolean);

  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)]);
    start(() => router.push(chosen.length > 0 ? `${path}?${new URLSearchParams(chosen)}` : path, { scroll: false }));
  };
  return (
    // A key of the filter: a link to another one sets the fields anew.
    <form key={JSON.stringify(filter)} action={path} onSubmit={apply} onChange={(event) => event.currentTarget.requestSubmit()} aria-label="Filter" className="filter-bar">
      <Icon name="filter" className="size-4 text-ink-soft" />
      <select name="kind" aria-label="Kind" defaultValue={filter.kind ?? ''} className={SELECT}>
        <option value="">All kinds</option>
        {ANNOTATION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KINDS[kind].label}s
          </option>
        ))}
      </select>
      <select name="type" aria-label="Claim type" defaultValue={filter.type ?? ''} className={SELECT}>
        <option value="">All claim types</option>
        {CLAIM_TYPES.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </select>
      <select name="tag" aria-label="Tag" defaultValue={filter.tag ?? ''} className={SELECT}>
        <option value="">All tags</option>
        {withChosen(tags, filter.tag).map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </select>
      <select name="by" aria-label="Person" defaultValue={filter.by ?? ''} className={SELECT}>
        <option value="">Everyone</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {role === 'observer' ? null : (
        <label className="flex min-h-8 items-center gap-1.5 text-sm">
          <input type="checkbox" name="mine" value="true" defaultChecked={filter.mine === true} className="size-4 accent-accent" />
          Mine
        </label>
      )}
      <noscript>
        <Button small type="submit">
          Apply
        </Button>
      </noscript>
      <p role="status" className="text-sm text-ink-soft">
        {pending ? 'Looking…' : shown === 0 ? (filtered ? 'No thread is like that.' : 'Nobody has written yet.') : shown === 1 ? '1 thread' : `${shown} threads`}
        {filtered ? (
          <>
            {' '}
            <Link href={path} scroll={false}>
              Show all
            </Link>
          </>
        ) : null}
      </p>
      <Link href={claimsHref} className="ms-auto inline-flex min-h-8 items-center gap-1 text-sm">
        <Icon name="claim" className="size-3.5" /> Claims
      </Link>
    </form>
  );
}

/** A tag from a shared address stays chosen though nobody uses it here. */
const withChosen = (tags: readonly string[], chosen: string | undefined) => (chosen && !tags.includes(chosen) ? [chosen, ...tags] : tags);
