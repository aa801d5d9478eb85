import type pg from 'pg';
import { runJobs } from '../../lib/jobs/runner';
import type { Actor } from '../../lib/policy/actor';
import { createAnnotationInput, listAnnotationsInput } from '../../lib/schemas/annotations';
import { createAnnotation } from '../../lib/services/annotations';
import { JOB_HANDLERS } from '../../lib/services/job-handlers';
import { getRevision } from '../../lib/services/revision-views';
import { saveRevision } from '../../lib/services/revisions';
import { listAnnotations } from '../../lib/services/threads';
import { actorOfToken } from '../../lib/services/tokens';
import { paragraphText, randomOf, type Text, Writer } from './anchoring-text';
import { type BenchArticle, type BenchData, makeBenchData } from './data';
import { withServices } from './services';
import { percentile, row } from './table';

const WORDS = 100_000;
/** As many comments as make 10,000 threads. */
const COMMENTS = 25_000;
const POST_EVERY_MS = 100;

const blocksOf = ({ paragraphs }: Text) => paragraphs.map((sentences) => ({ kind: 'paragraph' as const, text: paragraphText(sentences) }));

/** A new text of a large article, brought over by the job, while somebody posts ten times a second and somebody reads. @returns whether all stand where their words are */
export async function measureRevision(databaseUrl: string): Promise<boolean> {
  const writer = new Writer(randomOf(11), WORDS / 8);
  const before = writer.text(WORDS);
  const article: BenchArticle = { title: 'A long article', language: 'en', blocks: blocksOf(before) };
  const data = await makeBenchData(databaseUrl, COMMENTS, article);
  return withServices(databaseUrl, async (client) => {
    const actor = (await actorOfToken(data.token))!;
    const { rows: [instructor] } = await client.query<{ userId: string }>(`SELECT "userId" FROM "Membership" WHERE "role" = 'instructor'`);
    const runner = await runJobs(JOB_HANDLERS);
    try {
      console.log(`A new text of ${WORDS} words with ${COMMENTS / 2.5} annotations`);
      row('', 'median, ms', 'p95, ms', 'longest, ms', 'how many');
      const calm = await use(actor, data, 1, (round) => round < 30);
      told('posting, before', calm.posts);
      told('reading a page of threads, before', calm.reads);
      const began = performance.now();
      const { state } = await saveRevision({ ...actor, userId: instructor!.userId }, data.articleId, { expectedRevision: 1, blocks: blocksOf(writer.edited(before)) });
      const saved = performance.now() - began;
      const busy = await use(actor, data, 1, async () => (await client.query('SELECT 1 FROM "Revision" WHERE "number" = 2 AND "readyAt" IS NULL')).rows.length > 0);
      const took = performance.now() - began;
      told('posting, meanwhile', busy.posts);
      told('reading a page of threads, meanwhile', busy.reads);
      console.log(`  saved as ${state} after ${(saved / 1_000).toFixed(1)} s, ready after ${(took / 1_000).toFixed(1)} s`);
      return await standRight(client, data.articleId);
    } finally {
      await runner.end();
    }
  });
}

/** Posts on the text with this revision, and reads, until it is enough. */
async function use(actor: Actor, { articleId }: BenchData, revision: number, goOn: (round: number) => boolean | Promise<boolean>) {
  const times = { posts: [] as number[], reads: [] as number[] };
  const { paragraphs } = await getRevision(actor, articleId, revision);
  for (let round = 0; await goOn(round); round += 1) {
    const pause = new Promise((resolve) => setTimeout(resolve, POST_EVERY_MS));
    const paragraph = paragraphs[(round * 31) % paragraphs.length]!;
    const target = { revision, paragraph: paragraph.key, start: 0, end: 30 };
    const post = timed(times.posts, () => createAnnotation(actor, articleId, createAnnotationInput.parse({ kind: 'comment', target, body: { format: 'text/plain', value: 'Meanwhile' } })));
    const read = timed(times.reads, () => listAnnotations(actor, articleId, listAnnotationsInput.parse({})));
    await Promise.all([post, read, pause]);
  }
  return times;
}

async function timed(times: number[], work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  times.push(performance.now() - start);
}

const told = (name: string, times: number[]) => row(name, percentile(times, 0.5).toFixed(0), percentile(times, 0.95).toFixed(0), Math.max(...times).toFixed(0), String(times.length));

/** Whether every annotation has its words where it says that it stands. */
async function standRight(client: pg.Client, articleId: string): Promise<boolean> {
  const { rows } = await client.query<{ anchorState: string; count: number; right: boolean }>(`
    WITH t AS (SELECT string_agg(p."text", E'\\n\\n' ORDER BY p."position") AS "text" FROM "Paragraph" p
      JOIN "Revision" r ON r."id" = p."revisionId" JOIN "Article" x ON x."id" = r."articleId" AND x."currentRevision" = r."number" WHERE x."id" = $1)
    SELECT a."anchorState", count(*)::int AS "count", bool_and(a."anchorState" = 'orphaned' OR substr(t."text", a."position" + 1, length(a."exact")) = a."exact") AS "right"
    FROM "Annotation" a, t WHERE a."articleId" = $1 GROUP BY 1 ORDER BY 1`, [articleId]);
  const right = rows.every((each) => each.right);
  console.log(`  ${rows.map(({ anchorState, count }) => `${count} ${anchorState}`).join(', ')}; ${right ? 'each' : 'NOT EACH'} has its words where it stands\n`);
  return right;
}
