import { createHash } from 'node:crypto';
import type { ExportPerson } from '../core/exports/model';
import type { Known, KnownAuthor } from '../core/imports/plan';
import { MAX_NAME_LENGTH } from '../core/limits';
import { anyOf, type Queries, sql, type Tx } from '../db/sql';
import { derivedId } from './import-ids';
import { addMembers } from './memberships';

/** No mail goes there (RFC 2606), and nobody can sign up with it. */
export const GUEST_DOMAIN = 'guests.invalid';

export type People = Pick<Known, 'author' | 'member'> & {
  /** Who has to be made, with their names. */
  guests: Map<string, string>;
};

/**
 * Who the people of a file are here: members by their e-mail, who left included, else guests.
 * @param origin tells the people of one file from those of another who have the same number or pseudonym
 */
export async function peopleFor(tx: Queries, seminarId: string, origin: string): Promise<People> {
  const rows = await tx.$queryRaw<{ id: string; email: string; sectionId: string | null }[]>(sql`
    SELECT u."id", u."email", m."sectionId" FROM "Membership" m JOIN "User" u ON u."id" = m."userId" WHERE m."seminarId" = ${seminarId}::uuid`);
  const members = new Map<string, KnownAuthor>(rows.map(({ id, email, sectionId }) => [email, { id, sectionId, member: true }]));
  const guests = new Map<string, string>();
  const member = ({ email }: ExportPerson) => (email === null ? null : (members.get(email.trim().toLowerCase()) ?? null));
  const author = (person: ExportPerson | null): KnownAuthor => {
    const found = person && member(person);
    if (found) return found;
    const id = derivedId(seminarId, 'guest', person === null ? '' : person.email ? person.email.trim().toLowerCase() : JSON.stringify([origin, person.id, person.name]));
    guests.set(id, guests.get(id) ?? guestName(person));
    return { id, sectionId: null, member: false };
  };
  return { author, member, guests };
}

/** One line without what changes how other text reads, as names are elsewhere. */
function guestName(person: ExportPerson | null): string {
  const name = (person?.name ?? '').normalize('NFC').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').replace(/\s+/gu, ' ').trim();
  return name.slice(0, MAX_NAME_LENGTH).replace(/[\ud800-\udbff]$/, '').trim() || 'Somebody';
}

/**
 * Keeps the guests: people with a name, whom nobody can sign in as, with a membership that has ended,
 * so that the name shows and nothing is open to them. Who is here from an earlier import stays.
 */
export async function keepGuests(tx: Tx, seminarId: string, guests: ReadonlyMap<string, string>, now: Date): Promise<void> {
  const rows = [...guests].map(([id, name]) => ({ id, name, email: `guest-${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${GUEST_DOMAIN}` }));
  if (rows.length === 0) return;
  await tx.user.createMany({ data: rows.map((row) => ({ ...row, createdAt: now })), skipDuplicates: true });
  const ids = anyOf(rows.map(({ id }) => id));
  const here = await tx.$queryRaw<{ userId: string }[]>(sql`SELECT "userId" FROM "Membership" WHERE "seminarId" = ${seminarId}::uuid AND "userId" = ${ids}`);
  await addMembers(tx, seminarId, rows.map(({ id }) => ({ userId: id, role: 'participant' as const })));
  // Who was here before stays as they are: an instructor may have let them in since.
  await tx.$executeRaw(sql`
    UPDATE "Membership" SET "removedAt" = ${now.toISOString()}::timestamptz
    WHERE "seminarId" = ${seminarId}::uuid AND "userId" = ${ids} AND NOT ("userId" = ${anyOf(here.map(({ userId }) => userId))})`);
}
