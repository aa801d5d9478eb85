import { type Role, ROLES } from './annotations';

/** The people of a seminar as its desk lists them. Times are ISO 8601 in UTC. */

export type SectionView = { id: string; name: string; members: number };

export type MemberRow = {
  id: string;
  name: string;
  /** Told to instructors only. */
  email: string | null;
  role: Role;
  section: { id: string; name: string } | null;
  /** When their being muted ends; `null` when they are not. */
  mutedUntil: string | null;
  /** When they left or were removed; `null` for who is in. */
  removedAt: string | null;
  joinedAt: string;
};

export type InvitationRow = {
  id: string;
  email: string;
  name: string | null;
  role: Role;
  section: { id: string; name: string } | null;
  invitedBy: string;
  createdAt: string;
  /** `null` where its link was told to whoever invited, to send themselves. */
  mail: MailState | null;
  mailedAt: string | null;
};

/** How the e-mail with an invitation stands. */
export type MailState = 'waiting' | 'sent' | 'failed';

export const MEMBER_SORTS = ['name', 'role', 'section'] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

export type MemberQuery = {
  /** Words that the name or the e-mail has, in any order; capitals and accents do not count. */
  search?: string | undefined;
  role?: Role | undefined;
  /** A section's id, or `none`. */
  section?: string | undefined;
  sort: MemberSort;
  descending: boolean;
  /** The last member of the page before. */
  after?: string | undefined;
};

const COLLATOR = new Intl.Collator('en', { numeric: true });

/** A text for comparison: "Étienne" and "etienne" are the same. */
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Those of the members that a query asks for, in its order. Who has no section comes last. */
export function arrangeMembers(members: readonly MemberRow[], query: MemberQuery): MemberRow[] {
  const words = folded(query.search ?? '').split(/\s+/u).filter(Boolean);
  const found = members.filter(({ name, email, role, section }) => {
    const text = folded(`${name} ${email ?? ''}`);
    if (query.role && role !== query.role) return false;
    if (query.section && (section?.id ?? 'none') !== query.section) return false;
    return words.every((word) => text.includes(word));
  });
  const byName = (a: MemberRow, b: MemberRow) => COLLATOR.compare(a.name, b.name) || COLLATOR.compare(a.id, b.id);
  const bySection = (a: MemberRow, b: MemberRow) =>
    Number(a.section === null) - Number(b.section === null) || COLLATOR.compare(a.section?.name ?? '', b.section?.name ?? '');
  const orders = { name: byName, role: (a: MemberRow, b: MemberRow) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role), section: bySection };
  const sign = query.descending ? -1 : 1;
  return found.sort((a, b) => sign * orders[query.sort](a, b) || byName(a, b));
}

/**
 * The page of a list that follows a member of it. One who is not in it any more begins it again.
 * @param after the id of the last one that was shown
 */
export function pageAfter<Row extends { id: string }>(rows: readonly Row[], after: string | undefined, size: number): { items: Row[]; next: string | null } {
  const start = rows.findIndex(({ id }) => id === after) + 1;
  const items = rows.slice(start, start + size);
  return { items, next: start + size < rows.length ? items.at(-1)!.id : null };
}
