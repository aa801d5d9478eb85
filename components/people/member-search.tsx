import Link from 'next/link';
import { ROLES } from '@/lib/core/annotations';
import type { SectionView } from '@/lib/core/people';
import { Button } from '../ui/button';
import { addressOf, type MemberAddress } from './member-table';

const SELECT = 'min-h-10 w-full rounded-md border border-line-strong bg-surface px-3 text-base text-ink';

/** Searches and filters the table; it works without scripts, and what was sought is in the address. */
export function MemberSearch({ address, sections, byEmail }: { address: MemberAddress; sections: SectionView[]; byEmail: boolean }) {
  return (
    <form method="get" role="search" aria-label="Members" className="grid grid-cols-2 items-end gap-3 md:flex">
      {address.list === 'removed' ? <input type="hidden" name="list" value="removed" /> : null}
      {address.sort === 'role' ? null : <input type="hidden" name="sort" value={address.sort} />}
      <label className="col-span-2 flex grow flex-col gap-1 text-sm font-medium">
        {byEmail ? 'Name or e-mail' : 'Name'}
        <input type="search" name="q" defaultValue={address.q} maxLength={200} dir="auto" className={SELECT} />
      </label>
      <label className="flex flex-col gap-1 text-sm font-medium">
        Role
        <select name="role" defaultValue={address.role ?? ''} className={SELECT}>
          <option value="">all</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {role}
            </option>
          ))}
        </select>
      </label>
      {sections.length > 0 ? (
        <label className="flex flex-col gap-1 text-sm font-medium">
          Section
          <select name="section" defaultValue={address.section ?? ''} className={SELECT}>
            <option value="">all</option>
            {sections.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
            <option value="none">none</option>
          </select>
        </label>
      ) : null}
      <div className="flex items-center gap-3">
        <Button type="submit">Search</Button>
        {address.q || address.role || address.section ? <Link href={addressOf({ sort: address.sort, order: address.order, list: address.list })}>Clear</Link> : null}
      </div>
    </form>
  );
}
