import type { AuditEntryView } from '../core/audit';
import type { Role } from '../core/annotations';
import { db, queries } from '../db/client';
import { empty, literal, sql, type Sql, type Tx } from '../db/sql';
import { AppError } from '../errors';
import { isId } from './access';
import { auditPage } from './audit';
import { holdSeminar } from './desk';
import { putRole } from './members';

/**
 * What whoever runs the server may do, from the command line alone: these functions ask nobody for
 * leave, and no page or API calls them. None of them reads what people wrote.
 */

/** As many accounts as one list tells; who looks for more of them searches. */
export const MAX_LISTED = 1_000;

export type ListedUser = {
  email: string;
  name: string;
  createdAt: Date;
  lastSeenAt: Date | null;
  /** Where they are members, and as what. */
  memberships: { seminar: string; role: Role }[];
};

/** The accounts, by e-mail. @param search what the e-mail or the name has in it; capitals do not count */
export async function listUsers(search?: string): Promise<ListedUser[]> {
  const has = (column: Sql) => sql`position(lower(${search ?? ''}) IN lower(${column})) > 0`;
  return queries.$queryRaw<ListedUser[]>(sql`
    SELECT u."email", u."name", u."createdAt", (SELECT max(s."lastSeenAt") FROM "Session" s WHERE s."userId" = u."id") AS "lastSeenAt",
      COALESCE((SELECT json_agg(json_build_object('seminar', m."seminarId", 'role', m."role") ORDER BY m."createdAt", m."seminarId")
        FROM "Membership" m WHERE m."userId" = u."id" AND m."removedAt" IS NULL), '[]'::json) AS "memberships"
    FROM "User" u WHERE u."deletedAt" IS NULL ${search ? sql`AND (${has(sql`u."name"`)} OR ${has(sql`u."email"`)})` : empty}
    ORDER BY u."email" LIMIT ${literal(MAX_LISTED)}`);
}

/**
 * Gives a member of a seminar another role, by the rules that hold for its instructors too; its log
 * says that the operator did. @throws not_found, conflict for the last instructor and for an archived seminar
 */
export async function assignRole(email: string, seminarId: string, role: Role): Promise<{ name: string; seminar: string; from: Role }> {
  return db.$transaction(async (tx) => {
    await holdSeminar(seminarId, tx);
    const seminar = await namedSeminar(seminarId, tx);
    const user = await tx.user.findUnique({ where: { email, deletedAt: null }, select: { id: true, name: true } });
    const member = user && (await tx.membership.findUnique({ where: { seminarId_userId: { seminarId, userId: user.id } } }));
    if (!member) throw new AppError('not_found', `Nobody with the e-mail ${email} is in “${seminar.name}”. They join by its link, or an instructor invites them.`);
    if (seminar.archivedAt) throw new AppError('conflict', `“${seminar.name}” is archived, so nothing in it changes. An instructor can reopen it in its settings.`);
    const { from } = await putRole(tx, null, seminarId, user.id, role);
    return { name: user.name, seminar: seminar.name, from };
  });
}

/** A seminar's log, the newest entry first. @throws not_found */
export async function auditOf(seminarId: string, limit: number): Promise<AuditEntryView[]> {
  await namedSeminar(seminarId);
  return (await auditPage(seminarId, { limit })).items;
}

async function namedSeminar(id: string, tx: Tx = db): Promise<{ name: string; archivedAt: Date | null }> {
  const found = isId(id) ? await tx.seminar.findUnique({ where: { id }, select: { name: true, archivedAt: true } }) : null;
  if (!found) throw new AppError('not_found', `There is no seminar ${id}. Its id stands in the address of its pages, after /seminars/.`);
  return found;
}
