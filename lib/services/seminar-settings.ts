import { db } from '../db/client';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import type { SeminarSettingsInput } from '../schemas/people';
import { seminarFor } from './access';
import { appendAudit } from './audit';
import { holdSeminar, managing } from './desk';
import { newJoinCode } from './seminars';

export type SeminarSettings = { id: string; name: string; description: string | null; timeZone: string; joinCode: string; joinOpen: boolean; marksWanted: boolean; archivedAt: string | null };

const SETTINGS = { id: true, name: true, description: true, timeZone: true, joinCode: true, joinOpen: true, marksWanted: true, archivedAt: true } as const;

/** What an instructor can set; the join code with it. @throws not_found, forbidden */
export async function getSettings(actor: Actor, seminarId: string): Promise<SeminarSettings> {
  await seminarFor(actor, seminarId, 'seminar.manage');
  const { archivedAt, ...row } = await db.seminar.findUniqueOrThrow({ where: { id: seminarId }, select: SETTINGS });
  return { ...row, archivedAt: archivedAt?.toISOString() ?? null };
}

/** @throws not_found, forbidden, conflict in an archived seminar */
export async function changeSettings(actor: Actor, seminarId: string, input: SeminarSettingsInput): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const before = await tx.seminar.findUniqueOrThrow({ where: { id: seminarId }, select: { name: true, description: true, timeZone: true } });
    const after = { name: input.name, description: input.description?.trim() || null, timeZone: input.timeZone };
    const changed = (['name', 'description', 'timeZone'] as const).filter((key) => before[key] !== after[key]);
    if (changed.length === 0) return;
    await tx.seminar.update({ where: { id: seminarId }, data: after });
    const pick = (values: typeof after) => Object.fromEntries(changed.map((key) => [key, values[key]]));
    await appendAudit(tx, actor, seminarId, 'seminar.changed', { from: pick(before), to: pick(after) });
  });
}

/** Makes a new join code; the old one, and its link, are dead at once. @throws as `changeSettings` */
export async function renewJoinCode(actor: Actor, seminarId: string): Promise<string> {
  return managing(actor, seminarId, async (tx) => {
    const joinCode = newJoinCode();
    await tx.seminar.update({ where: { id: seminarId }, data: { joinCode } });
    // The codes themselves stay out of the log: the newer one opens the seminar.
    await appendAudit(tx, actor, seminarId, 'seminar.code-renewed', {});
    return joinCode;
  });
}

/** Whether the join code opens the seminar. @throws as `changeSettings` */
export async function setJoinOpen(actor: Actor, seminarId: string, open: boolean): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const { joinOpen } = await tx.seminar.findUniqueOrThrow({ where: { id: seminarId }, select: { joinOpen: true } });
    if (joinOpen === open) return;
    await tx.seminar.update({ where: { id: seminarId }, data: { joinOpen: open } });
    await appendAudit(tx, actor, seminarId, 'seminar.joining', { from: joinOpen ? 'open' : 'closed', to: open ? 'open' : 'closed' });
  });
}

/**
 * Whether marks are given in the seminar. Turned off, nobody sees anything of them; turned on
 * again, they are as they were. @throws as `changeSettings`
 */
export async function setMarksWanted(actor: Actor, seminarId: string, wanted: boolean): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const { marksWanted } = await tx.seminar.findUniqueOrThrow({ where: { id: seminarId }, select: { marksWanted: true } });
    if (marksWanted === wanted) return;
    await tx.seminar.update({ where: { id: seminarId }, data: { marksWanted: wanted } });
    await appendAudit(tx, actor, seminarId, 'seminar.marks', { from: marksWanted ? 'on' : 'off', to: wanted ? 'on' : 'off' });
  });
}

/** From now on the seminar can be read, and nothing else, until it is reopened. @throws not_found, forbidden */
export const archiveSeminar = (actor: Actor, seminarId: string): Promise<void> => setArchived(actor, seminarId, true);

/** @throws not_found, forbidden */
export const reopenSeminar = (actor: Actor, seminarId: string): Promise<void> => setArchived(actor, seminarId, false);

async function setArchived(actor: Actor, seminarId: string, archived: boolean): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdSeminar(seminarId, tx);
    const before = await seminarFor(actor, seminarId, 'seminar.manage', tx);
    if (before.archived === archived) throw new AppError('conflict', archived ? 'This seminar is archived already.' : 'This seminar is open already.');
    await tx.seminar.update({ where: { id: seminarId }, data: { archivedAt: archived ? new Date() : null } });
    await appendAudit(tx, actor, seminarId, archived ? 'seminar.archived' : 'seminar.reopened', {});
  });
}
