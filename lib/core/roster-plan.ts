import type { Role } from './annotations';

/** What a roster will do to a seminar, row by row, before it does it. */

/** A row whose cells are in order, or what is wrong with it. `null` leaves a thing as it is. */
export type CheckedRow =
  | { row: number; ok: true; email: string; name: string | null; role: Role | null; section: string | null }
  | { row: number; ok: false; email: string; name: string | null; problem: string };

export type Present = {
  /** The e-mail of whoever brings the roster in. */
  me: string;
  /** Everybody who has an account, by e-mail. */
  accounts: ReadonlyMap<string, { id: string; name: string }>;
  /** Members, also those who were removed, by e-mail. */
  members: ReadonlyMap<string, { role: Role; section: string | null; removed: boolean }>;
  /** Open invitations by e-mail. */
  invitations: ReadonlyMap<string, { name: string | null; role: Role; section: string | null }>;
  /** Names of sections as they are written. */
  sections: readonly string[];
};

export const ROSTER_EFFECTS = ['added', 'invited', 'readmitted', 'changed', 'same', 'wrong'] as const;
/**
 * added: has an account and becomes a member. invited: gets a link. readmitted: was removed, and is
 * a member again. changed: another role or section. same: nothing to do. wrong: nothing is done.
 */
export type RosterEffect = (typeof ROSTER_EFFECTS)[number];

export type PlannedRow = {
  row: number;
  email: string;
  name: string | null;
  /** What they are afterwards; `null` for a wrong row. */
  role: Role | null;
  section: string | null;
  effect: RosterEffect;
  /** What changes, or what is wrong; empty when `effect` says it all. */
  note: string;
};

export type RosterPlan = { rows: PlannedRow[]; newSections: string[] };

/** Decides each row by what is there. The same roster a second time finds everything the same. */
export function planRoster(rows: readonly CheckedRow[], present: Present): RosterPlan {
  const sections = new Map(present.sections.map((name) => [name.toLowerCase(), name]));
  const newSections: string[] = [];
  const seen = new Map<string, number>();
  const planned = rows.map((row): PlannedRow => {
    const wrong = (note: string): PlannedRow => ({ row: row.row, email: row.email, name: row.name, role: null, section: null, effect: 'wrong', note });
    if (!row.ok) return wrong(row.problem);
    const earlier = seen.get(row.email);
    if (earlier !== undefined) return wrong(`The same e-mail stands in row ${earlier}. Please keep one of the two.`);
    seen.set(row.email, row.row);
    const member = present.members.get(row.email);
    if (row.email === present.me && row.role !== null && row.role !== member?.role) {
      return wrong('This is you. Change your own role in the table of members.');
    }
    const known = row.section === null ? null : (sections.get(row.section.toLowerCase()) ?? null);
    if (row.section !== null && known === null) {
      sections.set(row.section.toLowerCase(), row.section);
      newSections.push(row.section);
    }
    return { row: row.row, email: row.email, ...effectOf({ ...row, section: known ?? row.section }, present) };
  });
  return { rows: planned, newSections };
}

function effectOf(row: CheckedRow & { ok: true }, present: Present): Omit<PlannedRow, 'row' | 'email'> {
  const account = present.accounts.get(row.email);
  const before = present.members.get(row.email) ?? present.invitations.get(row.email);
  const after = { role: row.role ?? before?.role ?? 'participant', section: row.section ?? before?.section ?? null };
  const changes = before ? changesOf(before, after) : '';
  if (account) {
    // People name themselves; a name that differs may show a wrong address.
    const called = row.name !== null && row.name !== account.name ? `Their account is called ${account.name}.` : '';
    const result = { name: account.name, ...after };
    const member = present.members.get(row.email);
    if (!member) return { ...result, effect: 'added', note: called };
    if (member.removed) return { ...result, effect: 'readmitted', note: changes };
    return { ...result, effect: changes ? 'changed' : 'same', note: changes };
  }
  const invitation = present.invitations.get(row.email);
  const name = row.name ?? invitation?.name ?? null;
  if (!invitation) return { name, ...after, effect: 'invited', note: '' };
  const renamed = name !== invitation.name ? `name: ${invitation.name ?? 'none'} → ${name ?? 'none'}` : '';
  const note = [changes, renamed].filter(Boolean).join('; ');
  return { name, ...after, effect: note ? 'changed' : 'same', note: note || 'Invited already.' };
}

type Place = { role: Role; section: string | null };

const changesOf = (before: Place, after: Place): string =>
  [
    before.role === after.role ? '' : `role: ${before.role} → ${after.role}`,
    before.section === after.section ? '' : `section: ${before.section ?? 'none'} → ${after.section ?? 'none'}`,
  ]
    .filter(Boolean)
    .join('; ');
