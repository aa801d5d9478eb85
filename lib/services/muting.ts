import { db } from '../db/client';
import { AppError, invalid, notFound } from '../errors';
import type { Actor } from '../policy/actor';
import type { MuteInput } from '../schemas/moderation';
import { isId, seminarFor } from './access';
import { appendAudit } from './audit';

const LONGEST_MUTE_DAYS = 366;

/**
 * Keeps a member from writing until a time, or lets them write again. They go on reading.
 * @throws not_found, forbidden, validation; conflict for somebody who moderates
 */
export async function muteMember(actor: Actor, seminarId: string, userId: string, { until }: MuteInput): Promise<void> {
  const date = until === null ? null : new Date(until);
  if (date && date.getTime() <= Date.now()) throw invalid('until', 'Choose a time that is still to come.');
  if (date && date.getTime() > Date.now() + LONGEST_MUTE_DAYS * 86_400_000) throw invalid('until', 'A member can be muted for a year at most. Remove them from the seminar instead.');
  await db.$transaction(async (tx) => {
    await seminarFor(actor, seminarId, 'seminar.moderate', tx);
    const key = { seminarId_userId: { seminarId, userId } };
    const member = isId(userId) ? await tx.membership.findUnique({ where: key }) : null;
    if (!member || member.removedAt) throw notFound('member');
    if (member.role === 'instructor' || member.role === 'assistant') throw new AppError('conflict', 'Somebody who moderates cannot be muted. An instructor can change their role.');
    await tx.membership.update({ where: key, data: { mutedUntil: date } });
    await appendAudit(tx, actor, seminarId, date ? 'member.muted' : 'member.unmuted', {
      person: userId,
      from: member.mutedUntil?.toISOString() ?? null,
      to: date?.toISOString() ?? null,
    });
  });
}
