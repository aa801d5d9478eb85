/** One format's export, some times, in turn with `COPY` of the same rows; its first is also watched for memory. */
import pg from 'pg';
import type { FormatName } from '../../lib/core/exports/names';
import { closeDatabase } from '../../lib/db/client';
import { exportInput } from '../../lib/schemas/exports';
import { exportFile } from '../../lib/services/export-files';
import { median } from './table';

/** `growth`: MiB of resident memory at most above what there was before, in the first export. Ratios are of each round. */
export type Measured = { seconds: number; copySeconds: number; ratio: number; bytes: number; growth: number };

const ROUNDS = 3;
/** Seconds after which no further round begins: where one takes so long, little moves it. */
const ENOUGH = 15;
const [format, article, userId] = process.argv.slice(2) as [FormatName, string, string];

/** Everything that is in an export, flat: a row for each comment, with its thread, people and tags. */
const COPY = `COPY (
  SELECT c."id", c."parentId", c."status", c."version", c."createdAt", c."editedAt", c."text", c."body", w."name", w."email", m."role", m."pseudonym",
    a."id", a."kind", a."visibility", a."status", a."resolvedAt", a."lockedAt", a."anchorState", a."paragraphKey", a."start", a."end", a."exact", a."prefix", a."suffix",
    a."position", a."createdAt", a."updatedAt", k."type", k."paraphrase",
    (SELECT json_agg(g."name") FROM "Tagging" t JOIN "Tag" g ON g."id" = t."tagId" WHERE t."annotationId" = a."id")
  FROM "Annotation" a JOIN "Comment" c ON c."annotationId" = a."id" JOIN "User" w ON w."id" = c."authorId"
  JOIN "Membership" m ON m."userId" = w."id" AND m."seminarId" = a."seminarId" LEFT JOIN "Claim" k ON k."annotationId" = a."id"
  WHERE a."articleId" = '${article}' ORDER BY a."position", a."id", c."createdAt", c."id") TO STDOUT`;

/** @returns bytes of the file @param sees is called after each piece */
async function makeExport(sees: () => void = () => undefined): Promise<number> {
  let bytes = 0;
  const actor = { userId, name: 'Member 1', via: { kind: 'operator', id: 'bench' } } as const;
  const { pieces } = await exportFile(actor, { article }, exportInput.parse({ format }), new Date(), 'https://scholium.example.org');
  for await (const piece of pieces) {
    bytes += Buffer.from(piece as string).length;
    sees();
  }
  return bytes;
}

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();

global.gc!();
const before = process.memoryUsage.rss();
let most = before;
const watch = () => void (most = Math.max(most, process.memoryUsage.rss()));
const watching = setInterval(watch, 10);
let pieces = 0;
const bytes = await makeExport(() => (pieces += 1) % 100 === 0 && watch());
watch();
clearInterval(watching);

const times: { ours: number[]; copy: number[] } = { ours: [], copy: [] };
const timed = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
};
const started = performance.now();
for (let round = 0; round < ROUNDS && performance.now() - started < ENOUGH * 1_000; round += 1) {
  times.copy.push(await timed(() => client.query(COPY)));
  times.ours.push(await timed(makeExport));
}
await client.end();
await closeDatabase();
const ratios = times.ours.map((time, index) => time / times.copy[index]!);
const measured: Measured = { seconds: median(times.ours), copySeconds: median(times.copy), ratio: median(ratios), bytes, growth: (most - before) / 2 ** 20 };
process.send!(measured, () => process.exit(0));
