import { createHmac, timingSafeEqual } from 'node:crypto';
import { wordLetter } from '../../core/mail/word';
import { USUAL_MAIL } from '../../core/notifications';
import { queries, transaction } from '../../db/client';
import { anyOf, literal, type Queries, sql, type Sql } from '../../db/sql';
import { env } from '../../env';
import { newId } from '../../ids';
import { sendJob } from '../../jobs/queue';
import { sendMail } from '../../mail/send';
import { mailIsOn, mailSettings } from '../../mail/settings';
import type { Actor } from '../../policy/actor';
import { isId } from '../access';
import { lookAt, type Looked, mineWhere, seen, standingFor } from './look';
import { WORD_MAIL } from './mail-kinds';

/** As many as one e-mail tells; what is more waits for the next. */
const MOST_IN_ONE = 50;

/** Not for who cannot sign in: people of the demo, who came with an import, or have left. */
const MAILED = sql`u."deletedAt" IS NULL AND u."passwordHash" IS NOT NULL`;
const UNTOLD = sql`n."readAt" IS NULL AND n."mailId" IS NULL`;

/**
 * Mails one person what is unread, was in no e-mail, and may be seen by them now. Which are in an
 * e-mail is kept before it is sent, and looked at once more right before: done again after a
 * failure, it is the same e-mail by its Message-ID, with what may still be seen.
 * @throws when the mail server does not take it
 */
export async function mailWord(userId: string): Promise<void> {
  const settings = mailSettings();
  if (!settings) return;
  const [person] = await queries.$queryRaw<{ email: string; name: string }[]>(sql`
    SELECT u."email", u."name" FROM "User" u LEFT JOIN "MailSetting" ms ON ms."userId" = u."id"
    WHERE u."id" = ${userId}::uuid AND ${MAILED} AND ms."word" IS DISTINCT FROM 'none'`);
  if (!person) return;
  const actor: Actor = { userId, name: person.name, via: { kind: 'job', id: 'mail' } };
  await choose(actor);
  await transaction(async (tx) => {
    // Whoever else mails this person waits, and then finds it done.
    await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`scholium word ${userId}`}, 0))::text`);
    const [begun] = await tx.$queryRaw<{ id: string }[]>(sql`SELECT "mailId" AS "id" FROM "Notification" n WHERE n."userId" = ${userId}::uuid AND n."mailId" IS NOT NULL AND n."mailedAt" IS NULL LIMIT 1`);
    if (!begun) return;
    const told = await stillNews(actor, tx, begun.id);
    const unsubscribe = unsubscribeToken(userId);
    if (told.length > 0) {
      const letter = wordLetter(told, { base: settings.base, unsubscribe: `${settings.base}/unsubscribe/${unsubscribe}` });
      await sendMail({ ...letter, to: person.email, id: begun.id, unsubscribe: `${settings.base}/api/unsubscribe/${unsubscribe}` });
    }
    const ids = told.map(({ view }) => view.id);
    await tx.$executeRaw(sql`
      UPDATE "Notification" SET "mailedAt" = now(), "shownAt" = CASE WHEN "id" = ${anyOf(ids)} THEN COALESCE("shownAt", now()) ELSE "shownAt" END
      WHERE "userId" = ${userId}::uuid AND "mailId" = ${begun.id}::uuid`);
  });
}

/** Puts what is news into an e-mail, unless one is begun already. */
async function choose(actor: Actor): Promise<void> {
  await transaction(async (tx) => {
    await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`scholium word ${actor.userId}`}, 0))::text`);
    const standing = await standingFor(actor, tx, UNTOLD);
    if (standing.articles.length === 0) return;
    await tx.$executeRaw(sql`
      UPDATE "Notification" SET "mailId" = ${newId()}::uuid
      WHERE "id" IN (${mineWhere(actor, sql`${UNTOLD} AND ${seen(standing)}`)} ORDER BY n."createdAt", n."id" LIMIT ${literal(MOST_IN_ONE)})
        AND NOT EXISTS (SELECT 1 FROM "Notification" b WHERE b."userId" = ${actor.userId}::uuid AND b."mailId" IS NOT NULL AND b."mailedAt" IS NULL)`);
  });
}

/** What of an e-mail is unread and may be seen at this moment, the oldest first. */
async function stillNews(actor: Actor, tx: Queries, mailId: string): Promise<Looked[]> {
  const which = sql`n."mailId" = ${mailId}::uuid AND n."readAt" IS NULL`;
  const standing = await standingFor(actor, tx, which);
  return (await lookAt(standing, tx, sql`${which} AND ${seen(standing)}`, literal(MOST_IN_ONE))).reverse();
}

/** The time zone of somebody who named none: that of their newest seminar. */
export const zoneOf = (userId: Sql): Sql => sql`COALESCE((
  SELECT s."timeZone" FROM "Membership" m JOIN "Seminar" s ON s."id" = m."seminarId"
  WHERE m."userId" = ${userId} AND m."removedAt" IS NULL ORDER BY s."archivedAt" IS NOT NULL, m."createdAt" DESC LIMIT 1), 'UTC')`;

/** Has those mailed whose hour has come today, by their clock, and who have news. @returns how many */
export async function mailDigests(now = new Date()): Promise<number> {
  if (!mailIsOn()) return 0;
  return transaction(async (tx) => {
    const due = await tx.$queryRaw<{ userId: string }[]>(sql`
      WITH waiting AS (
        SELECT u."id", COALESCE(ms."hour", ${USUAL_MAIL.hour}) AS "hour", ms."digestedOn",
          ${now}::timestamptz AT TIME ZONE COALESCE(ms."timeZone", ${zoneOf(sql`u."id"`)}) AS "local"
        FROM "User" u LEFT JOIN "MailSetting" ms ON ms."userId" = u."id"
        WHERE ${MAILED} AND COALESCE(ms."word", ${USUAL_MAIL.word}) = 'daily' AND EXISTS (SELECT 1 FROM "Notification" n WHERE n."userId" = u."id" AND ${UNTOLD}))
      INSERT INTO "MailSetting" ("userId", "word", "hour", "digestedOn")
      SELECT w."id", 'daily', w."hour", w."local"::date FROM waiting w
      WHERE extract(hour FROM w."local") >= w."hour" AND (w."digestedOn" IS NULL OR w."digestedOn" < w."local"::date)
      ON CONFLICT ("userId") DO UPDATE SET "digestedOn" = EXCLUDED."digestedOn"
        WHERE "MailSetting"."digestedOn" IS NULL OR "MailSetting"."digestedOn" < EXCLUDED."digestedOn"
      RETURNING "userId"`);
    for (const { userId } of due) await sendJob(WORD_MAIL, { user: userId }, { tx });
    return due.length;
  });
}

/** The key follows from the secret of sessions, so that all processes know it, and no table has to be kept. */
const signed = (userId: string): Buffer => createHmac('sha256', `scholium unsubscribe ${env().NEXTAUTH_SECRET ?? ''}`).update(userId).digest();

/** What ends one person's e-mail, without signing in. It is good for nothing else. */
export const unsubscribeToken = (userId: string): string => `${userId}.${signed(userId).toString('base64url')}`;

/** Ends the e-mail of whom a token names; again, it changes nothing. @returns whether it names anybody */
export async function unsubscribe(token: string): Promise<boolean> {
  const [userId, mark] = token.split('.');
  if (!userId || !mark || !isId(userId)) return false;
  const given = Buffer.from(mark, 'base64url');
  const right = signed(userId);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return false;
  const count = await queries.$executeRaw(sql`
    INSERT INTO "MailSetting" ("userId", "word", "hour") SELECT u."id", 'none', ${USUAL_MAIL.hour} FROM "User" u WHERE u."id" = ${userId}::uuid AND u."deletedAt" IS NULL
    ON CONFLICT ("userId") DO UPDATE SET "word" = 'none'`);
  return count > 0;
}
