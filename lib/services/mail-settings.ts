import { type MailChoice, USUAL_MAIL } from '../core/notifications';
import { db, queries } from '../db/client';
import { sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import type { MailInput } from '../schemas/notifications';
import { zoneOf } from './notifications/mail';

/** How the actor is mailed. @returns also the time zone that holds while they name none */
export async function getMailChoice(actor: Actor): Promise<MailChoice & { usualZone: string }> {
  const kept = await db.mailSetting.findUnique({ where: { userId: actor.userId } });
  const [row] = await queries.$queryRaw<{ zone: string }[]>(sql`SELECT ${zoneOf(sql`${actor.userId}::uuid`)} AS "zone"`);
  const { word, hour, timeZone } = kept ?? USUAL_MAIL;
  return { word: word as MailChoice['word'], hour, timeZone, usualZone: row!.zone };
}

/** Changes it, from the next e-mail on. */
export async function setMailChoice(actor: Actor, input: MailInput): Promise<void> {
  await db.mailSetting.upsert({ where: { userId: actor.userId }, create: { userId: actor.userId, ...input }, update: input });
}
