import type { SectionView } from '../core/people';
import { db } from '../db/client';
import type { Tx } from '../db/sql';
import { invalid, notFound } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { isId, seminarFor } from './access';
import { appendAudit } from './audit';
import { managing } from './desk';

/** A seminar's sections by name, for those who moderate it. @throws not_found, forbidden */
export async function listSections(actor: Actor, seminarId: string): Promise<SectionView[]> {
  await seminarFor(actor, seminarId, 'seminar.moderate');
  const rows = await db.section.findMany({
    where: { seminarId },
    select: { id: true, name: true, _count: { select: { memberships: { where: { removedAt: null } } } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, name, _count }) => ({ id, name, members: _count.memberships }));
}

/** @throws not_found, forbidden, validation when the name is taken */
export async function createSection(actor: Actor, seminarId: string, name: string): Promise<SectionView> {
  return managing(actor, seminarId, async (tx) => {
    await keepNameFree(tx, seminarId, name);
    const id = newId();
    await tx.section.create({ data: { id, seminarId, name } });
    await appendAudit(tx, actor, seminarId, 'section.created', { section: id, to: name });
    return { id, name, members: 0 };
  });
}

/** @throws as `createSection` */
export async function renameSection(actor: Actor, seminarId: string, sectionId: string, name: string): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const section = await sectionOf(tx, seminarId, sectionId);
    if (section.name === name) return;
    await keepNameFree(tx, seminarId, name, sectionId);
    await tx.section.update({ where: { id: sectionId }, data: { name } });
    await appendAudit(tx, actor, seminarId, 'section.renamed', { section: sectionId, from: section.name, to: name });
  });
}

/** Takes a section away. Its members, and what they wrote, are then in none. @throws not_found, forbidden */
export async function deleteSection(actor: Actor, seminarId: string, sectionId: string): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const section = await sectionOf(tx, seminarId, sectionId);
    const members = await tx.membership.count({ where: { sectionId } });
    await tx.section.delete({ where: { id: sectionId } });
    await appendAudit(tx, actor, seminarId, 'section.deleted', { section: sectionId, from: section.name, members });
  });
}

/** @throws not_found */
export async function sectionOf(tx: Tx, seminarId: string, sectionId: string): Promise<{ id: string; name: string }> {
  const section = isId(sectionId) ? await tx.section.findFirst({ where: { id: sectionId, seminarId }, select: { id: true, name: true } }) : null;
  if (!section) throw notFound('section');
  return section;
}

/** Names that differ in capitals alone would be mistaken for each other. */
async function keepNameFree(tx: Tx, seminarId: string, name: string, except?: string): Promise<void> {
  const rows = await tx.section.findMany({ where: { seminarId }, select: { id: true, name: true } });
  if (rows.some((row) => row.id !== except && row.name.toLowerCase() === name.toLowerCase())) {
    throw invalid('name', `There is a section “${name}” already. Please choose another name.`);
  }
}
