import { z } from 'zod';
import { anyOf, type Queries, sql } from '../../db/sql';
import { defineJob } from '../../jobs/kind';
import { sendJob } from '../../jobs/queue';
import { mailIsOn } from '../../mail/settings';

/** The mail server may be away for hours: tried again after a minute, two, four … for a day and a half. */
export const MAIL_TRIES = { retries: 11, retryDelay: 60, backoff: true, maxSeconds: 120 } as const;

/** Mails one person what is new for them. */
export const WORD_MAIL = defineJob({ name: 'word-mail', payload: z.strictObject({ user: z.uuid() }), ...MAIL_TRIES });

/** Looks who is due for their daily e-mail. */
export const WORD_DIGESTS = defineJob({ name: 'word-digests', payload: z.strictObject({}), every: 900 });

/** Has those of these people mailed who want it at once, when the transaction is committed. */
export async function mailAtOnce(tx: Queries, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0 || !mailIsOn()) return;
  const wanting = await tx.$queryRaw<{ userId: string }[]>(sql`SELECT "userId" FROM "MailSetting" WHERE "userId" = ${anyOf(userIds)} AND "word" = 'at_once' ORDER BY "userId"`);
  for (const { userId } of wanting) await sendJob(WORD_MAIL, { user: userId }, { tx });
}
