'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { type ClaimTypeView, filterTypes } from '@/lib/core/claims';
import { withChosen } from '@/lib/core/tags';
import type { TagColor } from '@/lib/core/tag-colors';
import type { Person } from '@/lib/core/threads';
import type { ListClaimsInput } from '@/lib/schemas/annotations';
import { TagDot } from '../tags/tag-name';
import { Choice } from '../ui/choice';

const SORTS: [ListClaimsInput['sort'], string][] = [
  ['position', 'In the order of the text'],
  ['discussed', 'Most discussed first'],
  ['tagged', 'Most tagged first'],
  ['newest', 'Newest first'],
  ['type', 'By type'],
];

type Props = {
  query: ListClaimsInput;
  types: readonly ClaimTypeView[];
  /** Those that stand on claims, retired ones too. */
  tags: readonly string[];
  tagColors: Record<string, TagColor>;
  /** Who marked claims. */
  people: readonly Person[];
  count: number;
};

/** Which claims are listed, and in which order; both are in the address. */
export function ClaimsFilter({ query, types, tags, tagColors, people, count }: Props) {
  const router = useRouter();
  const path = usePathname();
  const [pending, start] = useTransition();
  const [chosen, choose] = useOptimistic(query);
  const apply = (part: Partial<Record<keyof ListClaimsInput, string | undefined>>) =>
    start(() => {
      const next = { ...chosen, ...part } as ListClaimsInput;
      choose(next);
      router.push(`${path}?${new URLSearchParams(Object.entries(next).filter(([, value]) => value))}`, { scroll: false });
    });
  return (
    <div role="group" aria-label="Filter and sort" className="my-4 flex flex-wrap items-center gap-2 border-b border-line pb-3">
      <Choice label="Type" all="All types" value={chosen.type} before={dot(types.find(({ type }) => type === chosen.type)?.color)} options={filterTypes(types, chosen.type)} onChange={(type) => apply({ type })} />
      <Choice label="Tag" all="All tags" value={chosen.tag} before={dot(tagColors[chosen.tag ?? ''])} options={withChosen(tags, chosen.tag).map((tag) => [tag, tag])} onChange={(tag) => apply({ tag })} />
      <Choice label="Marked by" all="Everybody" value={chosen.by} options={people.map(({ id, name }) => [id, name])} onChange={(by) => apply({ by })} />
      <Choice label="Sort" value={chosen.sort} options={SORTS} onChange={(sort) => apply({ sort })} />
      <p role="status" className="text-sm text-ink-soft">
        {pending ? 'Looking…' : count === 1 ? '1 claim' : `${count} claims`}
      </p>
    </div>
  );
}

/** A drop-down cannot colour its words; what is chosen has its colour before it. */
const dot = (color: TagColor | null | undefined) => (color ? <TagDot color={color} /> : null);
