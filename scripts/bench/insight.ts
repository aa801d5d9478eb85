import pg from 'pg';
import { closeDatabase } from '../../lib/db/client';
import { env } from '../../lib/env';
import { readInsight } from '../../lib/services/insight';
import { actorOfToken } from '../../lib/services/tokens';
import type { BenchData } from './data';
import { percentile, row } from './table';

const ROUNDS = 30;
const WARM_UP = 5;
/** Milliseconds that the whole page's figures should stay below. */
const AIM = 200;

/** All figures of a seminar's insight by the service, beside one bare pass over its comments. */
export async function measureInsight(comments: number, databaseUrl: string, { articleId, token }: BenchData): Promise<void> {
  process.env.DATABASE_URL = databaseUrl;
  env(true);
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('VACUUM ANALYZE');
    const { rows } = await client.query<{ seminarId: string; userId: string }>(
      `SELECT m."seminarId", m."userId" FROM "Membership" m JOIN "Article" x ON x."seminarId" = m."seminarId" WHERE x."id" = $1 AND m."role" = 'instructor' LIMIT 1`, [articleId]);
    const actor = { ...(await actorOfToken(token))!, ...(rows[0] ? { userId: rows[0].userId } : {}) };
    const { rows: [article] } = await client.query<{ seminarId: string }>('SELECT "seminarId" FROM "Article" WHERE "id" = $1', [articleId]);
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    let own = false;
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      let start = performance.now();
      own = (await readInsight(actor, article!.seminarId, {})).own;
      const ours = performance.now() - start;
      start = performance.now();
      await client.query('SELECT "authorId", count(*) FROM "Comment" WHERE "articleId" = $1 GROUP BY 1', [articleId]);
      if (round < 0) continue;
      times.bare.push(performance.now() - start);
      times.ours.push(ours);
    }
    console.log(`Insight over ${comments} comments, ${own ? 'as a member sees it' : 'as an instructor sees it'} (aim: ${AIM} ms)`);
    row('', 'Scholium', 'one pass', 'ratio');
    for (const [name, share] of [['median', 0.5], ['95th percentile', 0.95]] as const) {
      const [ours, bare] = [percentile(times.ours, share), percentile(times.bare, share)];
      row(`all figures, ms, ${name}`, ours.toFixed(1), bare.toFixed(1), (ours / bare).toFixed(2));
    }
    console.log('');
  } finally {
    await client.end();
    await closeDatabase();
  }
}
