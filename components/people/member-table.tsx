import Link from 'next/link';
import type { ReactNode } from 'react';
import { MEMBER_SORTS, type MemberRow, type MemberSort, type SectionView } from '@/lib/core/people';
import { Time } from '../ui/time';
import { RemoveControl, RoleControl, SectionControl } from './member-controls';

/** What the address says of the table. */
export type MemberAddress = { q?: string; role?: string; section?: string; sort: MemberSort; order: 'up' | 'down'; list: 'members' | 'removed' };

/** The address of the table with something else said. What is the usual is left out. */
export function addressOf(query: MemberAddress & { after?: string }): string {
  const usual: Record<string, string> = { sort: 'role', order: 'up', list: 'members' };
  const said = Object.entries(query).filter(([key, value]) => value !== undefined && value !== '' && usual[key] !== value);
  return `?${new URLSearchParams(said as [string, string][])}`;
}

const CELL = 'py-2.5 pe-4 align-middle max-md:block max-md:py-1 max-md:pe-0';

type Props = { seminar: string; members: MemberRow[]; sections: SectionView[]; me: string; mayChange: boolean; address: MemberAddress };

/** The people of a seminar; on a phone each becomes a block of its own. */
export function MemberTable({ seminar, members, sections, me, mayChange, address }: Props) {
  return (
    <table className="w-full border-collapse max-md:block">
      <thead className="max-md:hidden">
        <tr className="border-b border-line-strong">
          {MEMBER_SORTS.map((sort) => (
            <SortHead key={sort} sort={sort} address={address} />
          ))}
          <th scope="col" className="py-2 pe-4 text-start text-sm font-medium text-ink-soft">
            {address.list === 'removed' ? 'Left' : 'Joined'}
          </th>
          {mayChange ? (
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {members.map((member) => (
          <tr key={member.id} className="border-b border-line max-md:block max-md:py-3">
            <th scope="row" className={`${CELL} max-w-72 text-start font-normal break-words`}>
              <bdi className="font-medium">{member.name}</bdi>
              {member.id === me ? <span className="text-ink-soft"> (you)</span> : null}
              {member.email ? <span className="block text-sm text-ink-soft">{member.email}</span> : null}
              {member.mutedUntil ? (
                <span className="mt-1 inline-block rounded-full border border-line-strong px-2 text-xs leading-5 text-ink-soft">
                  muted; ends <Time iso={member.mutedUntil} />
                </span>
              ) : null}
            </th>
            <Cell label="Role">{mayChange && !member.removedAt ? <RoleControl seminar={seminar} member={member} me={me} /> : member.role}</Cell>
            <Cell label="Section">
              {mayChange && !member.removedAt && sections.length > 0 ? (
                <SectionControl seminar={seminar} member={member} sections={sections} />
              ) : (
                <bdi className={member.section ? '' : 'text-ink-soft'}>{member.section?.name ?? 'none'}</bdi>
              )}
            </Cell>
            <td className={`${CELL} text-sm whitespace-nowrap text-ink-soft ${member.removedAt ? '' : 'max-md:hidden'}`}>
              {member.removedAt ? <span className="md:hidden">left </span> : null}
              <Time iso={member.removedAt ?? member.joinedAt} />
            </td>
            {mayChange ? (
              <td className={`${CELL} text-end max-md:text-start`}>
                <RemoveControl seminar={seminar} member={member} me={me} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On a phone the head of the column stands before its cell. */
const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  <td className={CELL}>
    <span className="hidden w-20 text-sm text-ink-soft max-md:inline-block" aria-hidden="true">
      {label}
    </span>
    {children}
  </td>
);

function SortHead({ sort, address }: { sort: MemberSort; address: MemberAddress }) {
  const current = address.sort === sort;
  const order = current && address.order === 'up' ? 'down' : 'up';
  return (
    <th scope="col" aria-sort={!current ? undefined : address.order === 'up' ? 'ascending' : 'descending'} className="py-2 pe-4 text-start text-sm font-medium">
      <Link href={addressOf({ ...address, sort, order })} className={`no-underline hover:text-accent ${current ? 'text-ink' : 'text-ink-soft'}`}>
        <span className="capitalize">{sort}</span>
        <span aria-hidden="true">{current ? (address.order === 'up' ? ' ↑' : ' ↓') : ''}</span>
      </Link>
    </th>
  );
}
