import { mapMentions, mentionedIn } from '../core/document/mentions';
import { plainTextOf, type RichText } from '../core/document/rich-text';
import type { Role, Visibility } from '../core/annotations';
import type { Person } from '../core/threads';
import { queries } from '../db/client';
import { anyOf, type Queries, sql, type Sql } from '../db/sql';
import { invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { moderates, type Reader, readerOf } from '../policy/scopes';
import type { MentionableInput } from '../schemas/annotations';
import { annotationFor, type ArticleAccess, articleFor } from './access';
import { type MentionedPeople, personJson } from './thread-rows';

/*
 * A kept document mentions by `pseudonymId`, the one id of a membership that tells nothing; readers
 * are told, and give back, the id by which they know a person in this article.
 */

/** As many people as a list needs that one looks through while typing. */
const OFFERED = 8;

/** The thread, there or still to be made, in which somebody is spoken to. */
export type MentionPlace = { authorId: string; visibility: Visibility; sectionId: string | null };

type Candidate = { userId: string; role: Role; sectionId: string | null; kept: string; person: Person };

/** The members who may see a thread, as the actor may know them, by name. @param also of whom it does not matter whether they still may */
async function candidates(actor: Actor, access: ArticleAccess, place: MentionPlace, tx: Queries, also: readonly string[] = []): Promise<Candidate[]> {
  const reader = readerOf(actor, access);
  const members = await tx.$queryRaw<(Candidate & { present: boolean })[]>(sql`
    SELECT m."userId", m."role"::text AS "role", m."sectionId", m."pseudonymId" AS "kept", m."removedAt" IS NULL AS "present",
      ${personJson(reader, sql`m."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "person"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    WHERE m."seminarId" = ${access.seminarId}::uuid AND (m."removedAt" IS NULL OR m."userId" = ${anyOf(also)})`);
  return members.filter((member) => also.includes(member.userId) || (member.present && sees(reader, place, member)));
}

/**
 * Whether a member sees the thread once it is there and approved, and once they have posted what
 * they have to: to ask that of them now would tell who has not.
 */
function sees(reader: Reader, place: MentionPlace, { userId, role, sectionId }: Candidate): boolean {
  const { article } = reader;
  // Sections that do not see each other are not told of each other's members either.
  if (article.sectionsApart && !moderates(reader) && !moderates({ role }) && sectionId !== null && sectionId !== reader.sectionId) return false;
  const somebody: Actor = { userId, name: '', via: { kind: 'operator', id: '' } };
  return can(somebody, 'annotation.read', { role, sectionId, article: { ...article, opened: true, seesOthers: true }, annotation: { ...place, status: 'visible', locked: false } });
}

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whom one can mention in a thread, or in a new one: at most a few, those first whose name begins as was typed. @throws not_found */
export async function mentionable(actor: Actor, articleId: string, { q, thread, visibility }: MentionableInput): Promise<Person[]> {
  const access = thread ? await annotationFor(actor, thread, 'annotation.read') : await articleFor(actor, articleId, 'article.read');
  const place = 'annotation' in access ? (access.annotation as MentionPlace) : { authorId: actor.userId, visibility, sectionId: access.sectionId };
  const words = folded(q);
  const rank = (name: string) => (folded(name).startsWith(words) ? 0 : folded(name).split(/[\s\p{P}]+/u).some((part) => part.startsWith(words)) ? 1 : 2);
  return (await candidates(actor, access, place, queries))
    .filter(({ userId, person }) => userId !== actor.userId && rank(person.name) < 2)
    .map(({ person }) => person)
    .sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
    .slice(0, OFFERED);
}

/** A document as it is kept, with whom it mentions. */
export type WithMentions = { body: RichText; text: string; userIds: string[]; mentioned: MentionedPeople };

/**
 * Checks that everybody whom a document mentions may see the thread, and takes their names out of it.
 * @param also whom the comment mentions already, who may have left since @throws validation
 */
export async function keepMentions(tx: Queries, actor: Actor, access: ArticleAccess, place: MentionPlace, document: { body: RichText; text: string }, also: readonly string[] = []): Promise<WithMentions> {
  if (mentionedIn(document.body).length === 0) return { ...document, userIds: [], mentioned: null };
  const known = new Map((await candidates(actor, access, place, tx, also)).map((candidate) => [candidate.person.id, candidate]));
  const found = new Map<string, Candidate>();
  const body = mapMentions(document.body, ({ id, label }) => {
    const candidate = known.get(id);
    if (!candidate) throw invalid('body', `${label ? `${label} is` : 'Somebody whom you mention is'} not among those who can see this thread. Please take the mention out, or write the name as plain text.`);
    found.set(candidate.kept, candidate);
    return { id: candidate.kept };
  });
  return { body, text: plainTextOf(body), userIds: [...found.values()].map(({ userId }) => userId), mentioned: Object.fromEntries([...found].map(([kept, { person }]) => [kept, person])) };
}

/** Keeps whom a comment mentions. */
export async function writeMentions(tx: Queries, about: { seminarId: string; annotationId: string; commentId: string }, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.$executeRaw(sql`
    INSERT INTO "Mention" ("commentId", "userId", "seminarId", "annotationId")
    SELECT ${about.commentId}::uuid, m."userId", ${about.seminarId}::uuid, ${about.annotationId}::uuid
    FROM "Membership" m WHERE m."seminarId" = ${about.seminarId}::uuid AND m."userId" = ${anyOf(userIds)} ON CONFLICT DO NOTHING`);
}

/** Whether the member `m` is mentioned in a kept document, as SQL. */
export const mentionedBy = (body: Sql, m: Sql): Sql =>
  sql`jsonb_path_exists(${body}, '$.** ? (@.type == "mention" && @.attrs.id == $id)', jsonb_build_object('id', ${m}."pseudonymId"))`;

/** Forgets whom a comment mentions no more, neither in what stands nor in an edit that waits; after its words were changed. */
export async function forgetMentions(tx: Queries, commentId: string): Promise<void> {
  await tx.$executeRaw(sql`
    DELETE FROM "Mention" n USING "Comment" c, "Membership" m
    WHERE n."commentId" = ${commentId}::uuid AND c."id" = n."commentId" AND m."seminarId" = n."seminarId" AND m."userId" = n."userId"
      AND NOT ${mentionedBy(sql`c."body"`, sql`m`)} AND NOT COALESCE(${mentionedBy(sql`c."pendingBody"`, sql`m`)}, false)`);
}

/** Whom a comment mentions, in what stands and in what waits. */
export async function mentionsOf(tx: Queries, commentId: string): Promise<string[]> {
  return (await tx.$queryRaw<{ userId: string }[]>(sql`SELECT "userId" FROM "Mention" WHERE "commentId" = ${commentId}::uuid`)).map(({ userId }) => userId);
}
