'use client';

import Link from 'next/link';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useMemo, useOptimistic, useState, useTransition } from 'react';
import { ANNOTATION_KINDS } from '@/lib/core/annotations';
import { filterTypes } from '@/lib/core/claims';
import type { Vocabulary } from '@/lib/core/finding/complete';
import { filterOf, queryOf } from '@/lib/core/finding/filter';
import { formatQuery, parseQuery, type State, STATES } from '@/lib/core/finding/query';
import type { TagColor } from '@/lib/core/tag-colors';
import { withChosen } from '@/lib/core/tags';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import { KINDS } from '../annotation/kinds';
import { ExportButton } from '../export/export-button';
import { TagDot } from '../tags/tag-name';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { FilterBox } from './filter-box';
import { HereNow } from './here-now';
import { useReader } from './reader-context';
import type { ReaderState } from './reader-store';

/**
 * What is shown. Every choice is in the address, so that a view can be shared.
 * @param filter as the page was asked for, in the same rendering as its address: were it a moment behind, the box would change under whoever types in it
 */
export function FilterBar({ filter, claimsHref }: { filter: AnnotationFilter; claimsHref: string }) {
  const { people, tags, tagColors, claimTypes, role, articleId, rules, news } = useReader((state) => state.view);
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const asked = useSearchParams().get('q');
  const [optimistic, choose] = useOptimistic(filter);
  const query = queryOf(optimistic, people);
  const chosen = filterOf(query, people);
  const [folded, setFolded] = useState(true);
  const used = Object.values(chosen).filter(Boolean).length;

  const show = (next: AnnotationFilter, go: typeof router.push) =>
    start(() => {
      choose(next);
      const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value).map(([name, value]) => [name, String(value)]));
      go(query.size > 0 ? `${path}?${query}` : path, { scroll: false });
    });
  const apply = (part: Record<keyof AnnotationFilter, unknown> | object) => show({ ...chosen, ...part } as AnnotationFilter, router.push);
  const toggle = (state: State, on: boolean) => show(filterOf({ ...query, is: STATES.filter((each) => (each === state ? on : query.is.includes(each))) }, people), router.push);
  const type = (text: string, lasting: boolean) => {
    const next = filterOf(parseQuery(text).query, people);
    if (lasting || JSON.stringify(next) !== JSON.stringify(chosen)) show(next, lasting ? router.push : router.replace);
  };
  const vocabulary = useMemo(
    (): Vocabulary => ({
      types: claimTypes.map(({ type }) => type),
      tags,
      people: people.map(({ name }) => name),
      states: STATES.filter((state) => (state === 'flagged' ? rules.moderates : state === 'mine' ? role !== 'observer' : true)),
    }),
    [claimTypes, tags, people, rules.moderates, role],
  );

  return (
    <div role="group" aria-label="Filter" className="filter-bar" data-folded={folded || undefined}>
      <Button small look="quiet" className="filter-toggle" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
        <Icon name="filter" className="size-3.5" /> Filter{used > 0 ? ` (${used})` : ''}
      </Button>
      <div className="filter-choices">
        <FilterBox text={formatQuery(query)} asked={asked} vocabulary={vocabulary} onApply={type} />
        <Choice label="Kind" all="All kinds" value={chosen.kind} options={ANNOTATION_KINDS.map((kind) => [kind, `${KINDS[kind].label}s`])} onChange={(kind) => apply({ kind })} />
        <Choice label="Claim type" all="All claim types" value={chosen.type} before={dot(claimTypes.find(({ type }) => type === chosen.type)?.color)} options={filterTypes(claimTypes, chosen.type)} onChange={(type) => apply({ type })} />
        <Choice label="Tag" all="All tags" value={chosen.tag} before={dot(tagColors[chosen.tag ?? ''])} options={withChosen(tags, chosen.tag).map((tag) => [tag, tag])} onChange={(tag) => apply({ tag })} />
        <Choice label="Person" all="Everyone" value={chosen.by} options={people.map(({ id, name }) => [id, name])} onChange={(by) => apply({ by })} />
        {news.count > 0 || query.is.includes('new') ? <Toggle state="new" label={`New (${news.count})`} on={query.is} onChange={toggle} /> : null}
        <Toggle state="unanswered" label="Unanswered" on={query.is} onChange={toggle} />
        {role === 'observer' ? null : <Toggle state="mine" label="Mine" on={query.is} onChange={toggle} />}
        {rules.moderates ? <Toggle state="flagged" label="Flagged" on={query.is} onChange={toggle} /> : null}
      </div>
      <p className="text-sm text-ink-soft">
        {pending ? 'Looking…' : <Shown />}
        {used > 0 ? (
          <>
            {' '}
            <Link href={path} scroll={false} className="inline-flex min-h-6 items-center">
              Clear filter
            </Link>
          </>
        ) : null}
      </p>
      <Found pending={pending} />
      <span className="ms-auto" />
      <HereNow />
      <ExportButton scope={{ article: articleId }} filter={filter} what="this article" moderates={rules.moderates}>
        <Icon name="export" className="size-3.5" /> Export
      </ExportButton>
      <Link href={claimsHref} className="inline-flex min-h-8 items-center gap-1 text-sm">
        <Icon name="claim" className="size-3.5" /> Claims
      </Link>
    </div>
  );
}

const Toggle = ({ state, label, on, onChange }: { state: State; label: string; on: readonly State[]; onChange: (state: State, on: boolean) => void }) => (
  <label className="flex min-h-8 items-center gap-1.5 text-sm">
    <input type="checkbox" checked={on.includes(state)} className="size-4 accent-accent" onChange={({ target }) => onChange(state, target.checked)} />
    {label}
  </label>
);

const Shown = () => useReader(shown);

/** Reads out what a filter found once it is shown; in the count as such, each thread of others would be read out. */
function Found({ pending }: { pending: boolean }) {
  const filter = useReader(({ view }) => JSON.stringify(view.filter));
  const words = useReader(shown);
  const [found, setFound] = useState({ filter, words: '' });
  if (found.filter !== filter) setFound({ filter, words });
  return (
    <p role="status" className="sr-only">
      {pending ? 'Looking…' : found.words}
    </p>
  );
}

function shown({ view }: ReaderState): string {
  const count = Object.values(view.threadCounts).reduce((sum, each) => sum + each, 0);
  if (count === 0) return Object.values(view.filter).some(Boolean) ? 'No thread is like that.' : 'Nobody has written yet.';
  return count === 1 ? '1 thread' : `${count} threads`;
}

/** A drop-down cannot colour its words; what is chosen has its colour before it. */
const dot = (color: TagColor | null | undefined) => (color ? <TagDot color={color} /> : null);
