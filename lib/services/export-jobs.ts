import { type ExportView, isUnderWay } from '../core/exports/job';
import { queries, transaction } from '../db/client';
import { empty, literal, type Queries, sql, type Sql } from '../db/sql';
import { AppError, notFound } from '../errors';
import { newId } from '../ids';
import { sendJob } from '../jobs/queue';
import type { Actor } from '../policy/actor';
import { exportInput, type ExportRequest, type ExportScope } from '../schemas/exports';
import { isId } from './access';
import { stillHolds } from './export-basis';
import { type ExportFile, openFile } from './export-files';
import { EXPORT_JOB, KEPT_HOURS } from './export-kinds';
import { scopeOf } from './export-scope';
import { claimKey, type Once } from './idempotency';
import { utc } from './utc';

/** What one person may have under way at once; and how many of theirs that have ended are kept. */
const MAX_UNDER_WAY = 3;
const MAX_KEPT = 5;

/**
 * Has an export made in the background.
 * @param base where this Scholium is, for addresses in the file
 * @throws not_found; conflict for one too many at once
 */
export async function requestExport(actor: Actor, what: ExportScope, request: ExportRequest, base: string, once?: Once): Promise<ExportView> {
  const { seminarId } = await scopeOf({ actor, what });
  const { title } = await openFile(actor, what, request, new Date(), base);
  const id = newId();
  const made = await transaction(async (tx) => {
    // One after the other, so that two at once are counted both.
    await tx.$queryRaw(sql`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid FOR NO KEY UPDATE`);
    const earlier = await claimKey(tx, actor, once, id);
    if (earlier) return earlier;
    await makeRoom(tx, actor);
    await tx.$executeRaw(sql`
      INSERT INTO "ExportJob" ("id", "seminarId", "userId", "scope", "request", "base", "title", "expiresAt")
      VALUES (${id}::uuid, ${seminarId}::uuid, ${actor.userId}::uuid, ${JSON.stringify(what)}::jsonb, ${JSON.stringify(request)}::jsonb, ${base}, ${title}, now() + make_interval(hours => ${KEPT_HOURS}))`);
    await sendJob(EXPORT_JOB, { id }, { tx, id });
    return id;
  });
  return getExport(actor, made);
}

/** Lets go of the oldest that have ended. @throws conflict when too many have not */
async function makeRoom(tx: Queries, actor: Actor): Promise<void> {
  const [open] = await tx.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM "ExportJob" WHERE "userId" = ${actor.userId}::uuid AND "state" IN ('queued', 'running') AND "expiresAt" > now()`);
  if (open!.count >= MAX_UNDER_WAY) throw new AppError('conflict', `${MAX_UNDER_WAY} exports of yours are being made already. Wait until one is ready, or cancel one.`);
  await tx.$executeRaw(sql`
    DELETE FROM "ExportJob" WHERE "id" IN (
      SELECT "id" FROM "ExportJob" WHERE "userId" = ${actor.userId}::uuid AND "state" NOT IN ('queued', 'running') ORDER BY "createdAt" DESC, "id" DESC OFFSET ${literal(MAX_KEPT - 1)})`);
}

type Row = Omit<ExportView, 'format' | 'article'> & { scope: ExportScope; request: unknown; name: string | null; mediaType: string | null };

const rowsOf = (actor: Actor, which: Sql): Promise<Row[]> => queries.$queryRaw<Row[]>(sql`
  SELECT "id", "state"::text, "title", "seminarId" AS "seminar", "done", "total", "bytes", "problem", "scope", "request", "name", "mediaType",
    ${utc(sql`"createdAt"`)} AS "createdAt", ${utc(sql`"endedAt"`)} AS "endedAt", ${utc(sql`"expiresAt"`)} AS "expiresAt"
  FROM "ExportJob" WHERE "userId" = ${actor.userId}::uuid AND "expiresAt" > now() ${which} ORDER BY "createdAt" DESC, "id" DESC`);

/** A row with what its owner may do with it today. @throws not_found when they may not read what it is of any more */
async function look(actor: Actor, { scope, request, name: _, mediaType: __, ...row }: Row): Promise<ExportView> {
  const { articles } = await scopeOf({ actor, what: scope });
  const asked = exportInput.parse(request);
  // Who names one thread means it, whoever else may see it.
  const given = scope.annotation ? { ...asked, instructors: true, private: true } : asked;
  const outdated = row.state === 'ready' && !(await stillHolds(actor, articles, row.id, given));
  return { ...row, state: outdated ? 'outdated' : row.state, format: asked.format, article: scope.article ?? null };
}

/** The actor's exports, the newest first, of what they may still read. */
export async function listExports(actor: Actor): Promise<ExportView[]> {
  const rows = await rowsOf(actor, empty);
  const views = await Promise.all(rows.map((row) => look(actor, row).catch((error) => (error instanceof AppError ? null : Promise.reject(error)))));
  return views.filter((view) => view !== null);
}

/** @throws not_found, for another's too */
export async function getExport(actor: Actor, id: string): Promise<ExportView> {
  return look(actor, await rowOf(actor, id));
}

async function rowOf(actor: Actor, id: string): Promise<Row> {
  const [row] = isId(id) ? await rowsOf(actor, sql`AND "id" = ${id}::uuid`) : [];
  if (!row) throw notFound('export');
  return row;
}

/** The file of an export. @throws not_found; conflict while there is none, or where it may not leave any more */
export async function exportedFile(actor: Actor, id: string): Promise<ExportFile> {
  const row = await rowOf(actor, id);
  const { state } = await look(actor, row);
  if (state === 'outdated') throw new AppError('conflict', 'Something in this file was withdrawn, hidden or closed to you since it was made. Please have it made again.');
  if (state !== 'ready') throw new AppError('conflict', isUnderWay({ state }) ? 'This export is still being made.' : 'This export has no file. Please have it made again.');
  return { name: row.name!, mediaType: row.mediaType!, pieces: storedPieces(id, row.bytes) };
}

/** @throws Error when the file is taken away while it is sent, so that it breaks off and is not taken for whole */
async function* storedPieces(id: string, bytes: number): AsyncGenerator<Uint8Array> {
  let sent = 0;
  for (let number = 0; sent < bytes; number += 1) {
    const [chunk] = await queries.$queryRaw<{ data: Buffer }[]>(sql`SELECT "data" FROM "ExportChunk" WHERE "exportId" = ${id}::uuid AND "number" = ${number}`);
    if (!chunk) throw new Error('The file was removed while it was sent.');
    sent += chunk.data.length;
    yield chunk.data;
  }
}

/** Cancels an export that is being made; removes one that has ended. @throws not_found */
export async function cancelExport(actor: Actor, id: string): Promise<void> {
  await rowOf(actor, id);
  const cancelled = await queries.$executeRaw(sql`
    UPDATE "ExportJob" SET "state" = 'cancelled', "endedAt" = now() WHERE "id" = ${id}::uuid AND "userId" = ${actor.userId}::uuid AND "state" IN ('queued', 'running')`);
  if (cancelled === 0) await queries.$executeRaw(sql`DELETE FROM "ExportJob" WHERE "id" = ${id}::uuid AND "userId" = ${actor.userId}::uuid`);
  else await queries.$executeRaw(sql`DELETE FROM "ExportChunk" WHERE "exportId" = ${id}::uuid`);
}

/** Has an export made once more, as it was asked for; the one before goes. @throws not_found, conflict */
export async function repeatExport(actor: Actor, id: string, base: string): Promise<ExportView> {
  const { scope, request } = await rowOf(actor, id);
  const made = await requestExport(actor, scope, exportInput.parse(request), base);
  await queries.$executeRaw(sql`DELETE FROM "ExportJob" WHERE "id" = ${id}::uuid AND "userId" = ${actor.userId}::uuid AND "state" NOT IN ('queued', 'running')`);
  return made;
}
