import { ROLES } from '../core/annotations';
import { parseRoster, type RosterRow } from '../core/roster';
import { type CheckedRow, type PlannedRow, planRoster, type Present, type RosterPlan } from '../core/roster-plan';
import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { type InviteInput, rosterRow } from '../schemas/people';
import { appendAudits } from './audit';
import { manageSeminar, managing } from './desk';
import { issueInvitations, type IssuedInvitation } from './invitations';
import { addMembers } from './memberships';
import { carryAnnotations } from './members';
import { sectionOf } from './sections';

export type RosterPreview = RosterPlan & { ignored: string[] };
export type RosterResult = RosterPreview & { links: IssuedInvitation[] };

/** What a roster would do; nothing is kept. @throws not_found, forbidden, conflict, validation for a file that is none */
export async function previewRoster(actor: Actor, seminarId: string, csv: string): Promise<RosterPreview> {
  await manageSeminar(actor, seminarId, db);
  const { rows, ignored } = rowsOf(csv);
  return { ...planRoster(rows, await presentFor(db, actor, seminarId, rows)), ignored };
}

/**
 * Does what the preview of the same roster said, by what is there now; wrong rows are left out. Done
 * again, it changes nothing. @returns with the new links, which are told this once
 * @throws as `previewRoster`
 */
export async function importRoster(actor: Actor, seminarId: string, csv: string): Promise<RosterResult> {
  const { rows, ignored } = rowsOf(csv);
  return managing(actor, seminarId, async (tx) => ({ ...(await carryOut(tx, actor, seminarId, rows)), ignored }));
}

/** The same for one person. @throws also validation, for one who cannot be invited so */
export async function inviteOne(actor: Actor, seminarId: string, { email, name, role, section }: InviteInput): Promise<{ done: PlannedRow; link: IssuedInvitation | null }> {
  return managing(actor, seminarId, async (tx) => {
    const sectionName = section === null ? null : (await sectionOf(tx, seminarId, section)).name;
    const { rows, links } = await carryOut(tx, actor, seminarId, [{ row: 1, ok: true, email, name: name ?? null, role, section: sectionName }]);
    if (rows[0]!.effect === 'wrong') throw invalid('email', rows[0]!.note);
    return { done: rows[0]!, link: links[0] ?? null };
  });
}

function rowsOf(csv: string): { rows: CheckedRow[]; ignored: string[] } {
  const read = parseRoster(csv);
  if (!read.ok) throw invalid('csv', read.problem);
  return { rows: read.rows.map(checked), ignored: read.ignored };
}

function checked({ row, cells }: RosterRow): CheckedRow {
  if (cells.email === null) return { row, ok: false, email: '', name: cells.name, problem: 'The e-mail is missing. Please fill it in.' };
  const { success, data, error } = rosterRow.safeParse(cells);
  if (success) return { row, ok: true, ...data, name: data.name ?? null };
  const first = error.issues[0]!;
  const problem = first.path[0] === 'role' ? `There is no role “${cells.role}”. The roles are ${ROLES.join(', ')}.` : first.message;
  return { row, ok: false, email: cells.email, name: cells.name, problem };
}

async function presentFor(tx: Tx, actor: Actor, seminarId: string, rows: readonly CheckedRow[]): Promise<Present> {
  const emails = rows.flatMap((row) => (row.ok ? [row.email] : []));
  const me = await tx.user.findUniqueOrThrow({ where: { id: actor.userId }, select: { email: true } });
  const accounts = await tx.user.findMany({ where: { email: { in: emails } }, select: { id: true, email: true, name: true } });
  const section = { select: { name: true } };
  const members = await tx.membership.findMany({ where: { seminarId, user: { email: { in: emails } } }, include: { user: { select: { email: true } }, section } });
  const invitations = await tx.invitation.findMany({ where: { seminarId, email: { in: emails } }, include: { section } });
  const sections = await tx.section.findMany({ where: { seminarId }, select: { name: true } });
  return {
    me: me.email,
    accounts: new Map(accounts.map(({ email, ...account }) => [email, account])),
    members: new Map(members.map((row) => [row.user.email, { role: row.role, section: row.section?.name ?? null, removed: row.removedAt !== null }])),
    invitations: new Map(invitations.map((row) => [row.email, { name: row.name, role: row.role, section: row.section?.name ?? null }])),
    sections: sections.map(({ name }) => name),
  };
}

/** Plans the rows by what is there, in a seminar that is held, and does it. */
async function carryOut(tx: Tx, actor: Actor, seminarId: string, rows: readonly CheckedRow[]): Promise<RosterPlan & { links: IssuedInvitation[] }> {
  const present = await presentFor(tx, actor, seminarId, rows);
  const plan = planRoster(rows, present);
  await tx.section.createMany({ data: plan.newSections.map((name) => ({ id: newId(), seminarId, name })) });
  const sections = new Map((await tx.section.findMany({ where: { seminarId } })).map(({ id, name }) => [name, id]));
  const people = plan.rows.flatMap((row) => (row.role === null ? [] : [{ ...row, role: row.role, sectionId: sections.get(row.section ?? '') ?? null, userId: present.accounts.get(row.email)?.id ?? null }]));
  const of = (...effects: PlannedRow['effect'][]) => people.filter(({ effect }) => effects.includes(effect));

  const members = of('added', 'readmitted', 'changed', 'same').flatMap(({ userId, ...row }) => (userId === null ? [] : [{ ...row, userId }]));
  await addMembers(tx, seminarId, members.filter(({ effect }) => effect === 'added'));
  const altered = JSON.stringify(of('readmitted', 'changed'));
  await tx.$executeRaw(sql`
    UPDATE "Membership" m SET "role" = r."role"::"Role", "sectionId" = r."sectionId", "removedAt" = NULL
    FROM jsonb_to_recordset(${altered}::jsonb) AS r("userId" uuid, "role" text, "sectionId" uuid)
    WHERE m."seminarId" = ${seminarId}::uuid AND m."userId" = r."userId"`);
  await tx.$executeRaw(sql`
    UPDATE "Invitation" i SET "role" = r."role"::"Role", "sectionId" = r."sectionId", "name" = r."name"
    FROM jsonb_to_recordset(${altered}::jsonb) AS r("email" text, "name" text, "role" text, "sectionId" uuid)
    WHERE i."seminarId" = ${seminarId}::uuid AND i."email" = r."email"`);
  await carryAnnotations(tx, seminarId, members.map(({ userId }) => userId));
  // Who is a member needs no link any more.
  await tx.invitation.deleteMany({ where: { seminarId, email: { in: members.map(({ email }) => email) } } });
  const links = await issueInvitations(tx, actor, seminarId, of('invited').map(({ email, name, role, sectionId }) => ({ email, name, role, sectionId })));
  await appendAudits(tx, actor, seminarId, [
    ...plan.newSections.map((name) => ({ action: 'section.created', about: { section: sections.get(name)!, to: name } })),
    ...of('added', 'invited', 'readmitted', 'changed').map(({ effect, userId, email, role, section, note }) => ({
      action: userId === null ? (effect === 'invited' ? 'invitation.made' : 'invitation.changed') : `member.${effect}`,
      about: { ...(userId === null ? { email } : { person: userId }), to: role, section, ...(effect === 'changed' ? { note } : {}), by: 'roster' },
    })),
  ]);
  return { ...plan, links };
}
