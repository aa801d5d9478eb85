import { isHeavy } from '../core/exports/job';
import { queries } from '../db/client';
import { type Sql, sql } from '../db/sql';
import { AppError } from '../errors';
import type { JobContext } from '../jobs/kind';
import type { Actor } from '../policy/actor';
import { exportInput, type ExportScope } from '../schemas/exports';
import { type Basis, basisOf } from './export-basis';
import { type ExportFile, openFile } from './export-files';
import { KEPT_HOURS } from './export-kinds';
import { gathered } from './export-pieces';
import { exportInThread, type ThreadTask } from './export-thread';
import { scopeOf } from './export-scope';

/** The largest file that is kept, in MiB. */
const MAX_MB = 200;
const MIB = 1024 * 1024;
/** The file is kept in rows of this size: each is in memory once while it is sent. */
const CHUNK_BYTES = MIB / 2;
/** How often is looked whether the export is still wanted. */
const LOOK_MS = 1_000;

/** Says why an export failed, in words for whoever asked; another try would not help. */
class Hopeless extends Error {}
/** The export was cancelled, or another process has taken it up. */
class NotWanted extends Error {}

type Taken = { id: string; attempt: number; userId: string; userName: string; scope: ExportScope; request: unknown; base: string };

/** Makes one export, with the rights that its owner has now. A half-made file of an earlier try is thrown away first. */
export async function runExport({ id }: { id: string }, { signal }: JobContext): Promise<void> {
  const taken = await take(id);
  if (!taken) return;
  const unwanted = new AbortController();
  const look = setInterval(() => void stillWanted(taken).catch((error) => error instanceof NotWanted && unwanted.abort(error)), LOOK_MS);
  try {
    await make(taken, AbortSignal.any([signal, unwanted.signal]));
  } catch (error) {
    if (error instanceof NotWanted) return;
    const problem = problemOf(error);
    if (problem === null) throw error;
    await endExport(id, problem);
  } finally {
    clearInterval(look);
  }
}

async function make(taken: Taken, signal: AbortSignal): Promise<void> {
  const { scope, base } = taken;
  const actor: Actor = { userId: taken.userId, name: taken.userName, via: { kind: 'job', id: taken.id } };
  const request = exportInput.parse(taken.request);
  const basis = await basisOf(actor, (await scopeOf({ actor, what: scope })).articles);
  const progress = tellProgress(taken);
  const open = isHeavy(request.format) ? exportInThread : exportHere;
  const file = await open({ actor, what: scope, request, now: new Date(), base }, signal, (threads, total) => {
    basis.threads.push(...threads);
    progress(basis.threads.length, total);
  });
  let number = 0;
  let bytes = 0;
  for await (const chunk of chunksOf(file.pieces)) {
    bytes += chunk.length;
    if (bytes > MAX_MB * MIB) throw new Hopeless(`The file would be larger than ${MAX_MB} MB. Export one article at a time, or leave the text or the replies out.`);
    await append(taken, number, chunk, bytes);
    number += 1;
  }
  await finish(taken, file, basis);
}

/** Makes what is written as it is read, between other requests; as `exportInThread` makes the others. */
async function exportHere({ actor, what, request, now, base }: ThreadTask, signal: AbortSignal, watch: (threads: string[], total: number) => void): Promise<ExportFile> {
  const { measure, file } = await openFile(actor, what, request, now, base);
  const { threads: total } = await measure();
  const made = file((id) => {
    signal.throwIfAborted();
    watch([id], total);
  });
  return { ...made, pieces: gathered(made.pieces) };
}

/** Marks the export as being made here; `null` when there is nothing to make any more. */
async function take(id: string): Promise<Taken | null> {
  const [taken] = await queries.$queryRaw<Taken[]>(sql`
    UPDATE "ExportJob" j SET "state" = 'running', "attempt" = j."attempt" + 1, "done" = 0, "total" = 0, "bytes" = 0 FROM "User" u
    WHERE j."id" = ${id}::uuid AND j."state" IN ('queued', 'running') AND u."id" = j."userId" AND u."deletedAt" IS NULL
    RETURNING j."id", j."attempt", j."userId", u."name" AS "userName", j."scope", j."request", j."base"`);
  await queries.$executeRaw(sql`DELETE FROM "ExportChunk" c USING "ExportJob" j WHERE c."exportId" = ${id}::uuid AND j."id" = c."exportId" AND j."state" <> 'ready'`);
  return taken ?? null;
}

/** Adds to the file, in one statement with the look whether it is still this try's: what is another's is never touched. @throws NotWanted */
async function append({ id, attempt }: Taken, number: number, data: Buffer, bytes: number): Promise<void> {
  const count = await queries.$executeRaw(sql`
    WITH mine AS (UPDATE "ExportJob" SET "bytes" = ${bytes} WHERE "id" = ${id}::uuid AND "attempt" = ${attempt} AND "state" = 'running' RETURNING "id")
    INSERT INTO "ExportChunk" ("exportId", "number", "data") SELECT "id", ${number}::int, ${data}::bytea FROM mine`);
  if (count === 0) throw new NotWanted();
}

/** @throws NotWanted once the export is another's, cancelled or gone */
async function change({ id, attempt }: Taken, also: Sql): Promise<void> {
  const count = await queries.$executeRaw(sql`
    UPDATE "ExportJob" SET "attempt" = "attempt" ${also} WHERE "id" = ${id}::uuid AND "attempt" = ${attempt} AND "state" = 'running'`);
  if (count === 0) throw new NotWanted();
}

async function stillWanted({ id, attempt }: Taken): Promise<void> {
  const rows = await queries.$queryRaw<unknown[]>(sql`SELECT 1 FROM "ExportJob" WHERE "id" = ${id}::uuid AND "attempt" = ${attempt} AND "state" = 'running'`);
  if (rows.length === 0) throw new NotWanted();
}

/** Writes progress down, one after the other, and only the newest. */
function tellProgress(taken: Taken): (done: number, total: number) => void {
  let told: Promise<unknown> | null = null;
  let newest: [number, number] | null = null;
  const tell = (): void => {
    if (told || !newest) return;
    const [done, total] = newest;
    newest = null;
    // Whoever has no right to it any more hears that by the next chunk.
    told = change(taken, sql`, "done" = ${done}, "total" = ${total}`).catch(() => undefined).finally(() => {
      told = null;
      tell();
    });
  };
  return (done, total) => {
    newest = [done, total];
    tell();
  };
}

async function* chunksOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece as Uint8Array);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
  }
}

async function finish(taken: Taken, { name, mediaType }: { name: string; mediaType: string }, basis: Basis): Promise<void> {
  await change(taken, sql`, "state" = 'ready', "name" = ${name}, "mediaType" = ${mediaType}, "basis" = ${JSON.stringify(basis)}::jsonb, "done" = ${basis.threads.length},
    "total" = ${basis.threads.length}, "endedAt" = now(), "expiresAt" = now() + make_interval(hours => ${KEPT_HOURS})`);
}

/** Ends an export that has not ended, with the reason, and throws away what there was of its file. */
async function endExport(id: string, problem: string): Promise<void> {
  await queries.$executeRaw(sql`
    WITH ended AS (
      UPDATE "ExportJob" SET "state" = 'failed', "problem" = ${problem}, "endedAt" = now(), "expiresAt" = now() + make_interval(hours => ${KEPT_HOURS})
      WHERE "id" = ${id}::uuid AND "state" IN ('queued', 'running') RETURNING "id")
    DELETE FROM "ExportChunk" c USING ended WHERE c."exportId" = ended."id"`);
}

/** Ends an export that was tried in vain. */
export const giveUpExport = (id: string) => endExport(id, 'Something went wrong in Scholium, several times. Please tell whoever runs it, or try another format.');

/** Why another try would not help; `null` where it might. */
function problemOf(error: unknown): string | null {
  if (error instanceof Hopeless) return error.message;
  if (error instanceof AppError && error.code === 'not_found') return 'You may not read this any more.';
  const { code, name } = error as NodeJS.ErrnoException;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'The file did not fit into the memory. Export one article at a time, or as a web page or a table, which take less.';
  if (name === 'TimeoutError') return 'Making the file took too long. Export one article at a time, or as a web page or a table, which are faster.';
  return null;
}
