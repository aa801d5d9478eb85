'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useOptimistic, useState, useTransition } from 'react';
import { ANNOTATION_KINDS } from '@/lib/core/annotations';
import { filterTypes } from '@/lib/core/claims';
import type { TagColor } from '@/lib/core/tag-colors';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import { KINDS } from '../annotation/kinds';
import { ExportButton } from '../export/export-button';
import { TagDot } from '../tags/tag-name';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Icon } from '../ui/icon';
import { HereNow } from './here-now';
import { useReader } from './reader-context';

/** What is shown. Every choice is in the address, so that a view can be shared. */
export function FilterBar({ claimsHref }: { claimsHref: string }) {
  const { filter, people, tags, tagColors, claimTypes, role, articleId, rules } = useReader((state) => state.view);
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const [chosen, choose] = useOptimistic(filter);
  const [folded, setFolded] = useState(true);
  const used = Object.values(chosen).filter(Boolean).length;

  const apply = (part: Record<keyof AnnotationFilter, unknown> | object) =>
    start(() => {
      const next = { ...chosen, ...part } as AnnotationFilter;
      choose(next);
      const query = new URLSearchParams(Object.entries(next).filter(([, value]) => value).map(([name, value]) => [name, String(value)]));
      router.push(query.size > 0 ? `${path}?${query}` : path, { scroll: false });
    });

  return (
    <div role="group" aria-label="Filter" className="filter-bar" data-folded={folded || undefined}>
      <Button small look="quiet" className="filter-toggle" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
        <Icon name="filter" className="size-3.5" /> Filter{used > 0 ? ` (${used})` : ''}
      </Button>
      <div className="filter-choices">
        <Choice label="Kind" all="All kinds" value={chosen.kind} options={ANNOTATION_KINDS.map((kind) => [kind, `${KINDS[kind].label}s`])} onChange={(kind) => apply({ kind })} />
        <Choice label="Claim type" all="All claim types" value={chosen.type} before={dot(claimTypes.find(({ type }) => type === chosen.type)?.color)} options={filterTypes(claimTypes, chosen.type)} onChange={(type) => apply({ type })} />
        <Choice label="Tag" all="All tags" value={chosen.tag} before={dot(tagColors[chosen.tag ?? ''])} options={withChosen(tags, chosen.tag).map((tag) => [tag, tag])} onChange={(tag) => apply({ tag })} />
        <Choice label="Person" all="Everyone" value={chosen.by} options={people.map(({ id, name }) => [id, name])} onChange={(by) => apply({ by })} />
        {role === 'observer' ? null : (
          <label className="flex min-h-8 items-center gap-1.5 text-sm">
            <input type="checkbox" checked={chosen.mine === true} className="size-4 accent-accent" onChange={({ target }) => apply({ mine: target.checked })} />
            Mine
          </label>
        )}
        {rules.moderates ? (
          <label className="flex min-h-8 items-center gap-1.5 text-sm">
            <input type="checkbox" checked={chosen.flagged === true} className="size-4 accent-accent" onChange={({ target }) => apply({ flagged: target.checked })} />
            Flagged
          </label>
        ) : null}
      </div>
      <p role="status" className="text-sm text-ink-soft">
        {pending ? 'Looking…' : <Shown filtered={used > 0} />}
        {used > 0 ? (
          <>
            {' '}
            <Link href={path} scroll={false} className="inline-flex min-h-6 items-center">
              Show all
            </Link>
          </>
        ) : null}
      </p>
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

function Shown({ filtered }: { filtered: boolean }) {
  const shown = useReader((state) => Object.values(state.view.threadCounts).reduce((sum, count) => sum + count, 0));
  if (shown === 0) return filtered ? 'No thread is like that.' : 'Nobody has written yet.';
  return shown === 1 ? '1 thread' : `${shown} threads`;
}

/** A drop-down cannot colour its words; what is chosen has its colour before it. */
const dot = (color: TagColor | null | undefined) => (color ? <TagDot color={color} /> : null);

/** A tag from a shared address stays chosen though nobody uses it here. */
const withChosen = (tags: readonly string[], chosen: string | undefined) => (chosen && !tags.includes(chosen) ? [chosen, ...tags] : tags);
