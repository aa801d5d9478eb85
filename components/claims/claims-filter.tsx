'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { type ClaimTypeView, filterTypes } from '@/lib/core/claims';
import type { ListClaimsInput } from '@/lib/schemas/annotations';
import { Choice } from '../ui/choice';

const SORTS: [ListClaimsInput['sort'], string][] = [
  ['position', 'In the order of the text'],
  ['discussed', 'Most discussed first'],
  ['tagged', 'Most tagged first'],
  ['newest', 'Newest first'],
  ['type', 'By type'],
];

/** Which claims are listed, and in which order; both are in the address. */
export function ClaimsFilter({ query, types, tags, count }: { query: ListClaimsInput; types: readonly ClaimTypeView[]; tags: string[]; count: number }) {
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
      <Choice label="Type" all="All types" value={chosen.type} options={filterTypes(types, chosen.type)} onChange={(type) => apply({ type })} />
      <Choice label="Tag" all="All tags" value={chosen.tag} options={tags.map((tag) => [tag, tag])} onChange={(tag) => apply({ tag })} />
      <Choice label="Sort" value={chosen.sort} options={SORTS} onChange={(sort) => apply({ sort })} />
      <p role="status" className="text-sm text-ink-soft">
        {pending ? 'Looking…' : count === 1 ? '1 claim' : `${count} claims`}
      </p>
    </div>
  );
}
