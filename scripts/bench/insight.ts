import type pg from 'pg';
import type { Actor } from '../../lib/policy/actor';
import { readInsight } from '../../lib/services/insight';
import type { BenchData } from './data';
import { withServices } from './services';
import { percentile, row } from './table';

const ROUNDS = 30;
const WARM_UP = 5;
/** Milliseconds that the whole page's figures should stay below. */
const AIM = 200;

/** All figures of a seminar's insight by the service, as its instructor sees them, beside one bare pass over its comments. */
export async function measureInsight(comments: number, databaseUrl: string, { articleId }: BenchData): Promise<void> {
  await withServices(databaseUrl, async (bare) => {
    await bare.query('VACUUM ANALYZE');
    const { seminarId, actor } = await instructorOf(bare, articleId);
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const start = performance.now();
      await readInsight(actor, seminarId, {});
      const between = performance.now();
      await bare.query('SELECT "authorId", count(*) FROM "Comment" WHERE "articleId" = $1 GROUP BY 1', [articleId]);
      if (round < 0) continue;
      times.ours.push(between - start);
      times.bare.push(performance.now() - between);
    }
    console.log(`Insight over ${comments} comments, as an instructor sees it (aim: ${AIM} ms)`);
    row('', 'Scholium', 'one pass', 'ratio');
    for (const [name, share] of [['median', 0.5], ['95th percentile', 0.95]] as const) {
      const [ours, base] = [percentile(times.ours, share), percentile(times.bare, share)];
      row(`all figures, ms, ${name}`, ours.toFixed(1), base.toFixed(1), (ours / base).toFixed(2));
    }
    console.log('');
  });
}

async function instructorOf(bare: pg.Client, articleId: string): Promise<{ seminarId: string; actor: Actor }> {
  const { rows } = await bare.query<{ seminarId: string; userId: string }>(
    `SELECT m."seminarId", m."userId" FROM "Membership" m JOIN "Article" x ON x."seminarId" = m."seminarId" WHERE x."id" = $1 AND m."role" = 'instructor'`,
    [articleId],
  );
  const { seminarId, userId } = rows[0]!;
  return { seminarId, actor: { userId, name: 'Instructor', via: { kind: 'operator', id: 'bench' } } };
}
