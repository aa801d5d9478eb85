import { sql, type Sql } from '../db/sql';
import { moderates, type Reader } from '../policy/scopes';
import { utc } from './utc';

/** What a thread's query tells of reviewing: to its author and to moderators, and of flags to who flagged. */

/** Whether the reader wrote the row `c`, or moderates. */
const privy = (reader: Reader, c: Sql): Sql => (moderates(reader) ? sql`true` : sql`${c}."authorId" = ${reader.userId}::uuid`);

/** By what role the entry `e` was made; `p` is the membership of who made it. */
const byRole = sql`CASE WHEN p."role" = 'assistant' THEN 'assistant' ELSE 'instructor' END`;
const maker = sql`LEFT JOIN "Membership" p ON p."seminarId" = e."seminarId" AND p."userId" = e."actorId"`;

/** An edit of the comment `c` that waits or was rejected. */
export const waitingEdit = (reader: Reader, c: Sql): Sql =>
  sql`CASE WHEN ${c}."pendingText" IS NOT NULL AND ${c}."status" <> 'withdrawn' AND ${privy(reader, c)} THEN json_build_object('body', ${c}."pendingBody", 'text', ${c}."pendingText",
    'rejected', CASE WHEN ${c}."editRejectedAt" IS NOT NULL THEN (
      SELECT json_build_object('reason', e."reason", 'by', ${byRole}, 'at', ${utc(sql`e."createdAt"`)}) FROM "ModerationEntry" e ${maker}
      WHERE e."commentId" = ${c}."id" AND e."action" = 'reject' ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1) END) END`;

/** Why something is hidden, from the entries `e` that `about` names: the last that hid it, and the answer to its author since. */
function hiding(about: Sql, appeal: Sql, appealedAt: Sql): Sql {
  const answers = sql`FROM "ModerationEntry" e WHERE ${about} AND e."action" = 'keep' AND e."createdAt" > ${appealedAt}`;
  return sql`(SELECT json_build_object('reason', e."reason", 'by', ${byRole}, 'at', ${utc(sql`e."createdAt"`)},
      'appeal', ${appeal}, 'answered', EXISTS (SELECT 1 ${answers}), 'answer', (SELECT e."reason" ${answers} ORDER BY e."createdAt" DESC LIMIT 1))
    FROM "ModerationEntry" e ${maker}
    WHERE ${about} AND e."to" = 'hidden' AND e."action" <> 'keep' ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1)`;
}

export const commentHiding = (reader: Reader, c: Sql): Sql =>
  sql`CASE WHEN ${c}."status" = 'hidden' AND ${privy(reader, c)} THEN ${hiding(sql`e."commentId" = ${c}."id"`, sql`${c}."appeal"`, sql`${c}."appealedAt"`)} END`;

/** The same for the opening of the thread `a` where it has no comment. */
export const threadHiding = (reader: Reader): Sql =>
  sql`CASE WHEN a."status" = 'hidden' AND ${privy(reader, sql`a`)} THEN ${hiding(sql`e."annotationId" = a."id" AND e."commentId" IS NULL`, sql`a."appeal"`, sql`a."appealedAt"`)} END`;

export const myFlag = (reader: Reader, c: Sql): Sql => sql`EXISTS (
  SELECT 1 FROM "Flag" f WHERE f."commentId" = ${c}."id" AND f."userId" = ${reader.userId}::uuid AND f."open")`;

export const myThreadFlag = (reader: Reader): Sql => sql`EXISTS (
  SELECT 1 FROM "Flag" f WHERE f."annotationId" = a."id" AND f."commentId" IS NULL AND f."userId" = ${reader.userId}::uuid AND f."open")`;
