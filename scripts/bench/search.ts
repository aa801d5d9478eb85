import type pg from 'pg';
import { listAnnotationsInput } from '../../lib/schemas/annotations';
import { listAnnotations } from '../../lib/services/threads';
import { actorOfToken } from '../../lib/services/tokens';
import type { BenchData } from './data';
import { withServices } from './services';
import { percentile, row } from './table';

const ROUNDS = 60;
const WARM_UP = 10;
/** Milliseconds that the 95th percentile should stay below. */
const AIM = 100;

/** Words of a made-up language, the nth of which stands in about one of n comments; so rare and common ones can be looked for. */
const word = (rank: number) => `w${rank.toString(36)}x`;
const SOUGHT = { 'a word in 1 of 50,000': word(50_000), 'a word in 1 of 1,000': word(1_000), 'a word in 1 of 20': word(20), 'two words': `${word(20)} ${word(100)}`, 'a phrase': `"${word(20)} zz ${word(100)}"`, 'two characters of Chinese': '中国' };

/** The first page of threads that have words, by the service, beside a bare ILIKE over the same comments. @returns whether the index was used */
export async function measureSearch(comments: number, databaseUrl: string, { articleId, token }: BenchData): Promise<boolean> {
  return withServices(databaseUrl, async (client) => {
    await giveWords(client);
    const actor = (await actorOfToken(token))!;
    console.log(`Search over ${comments} comments, the first page of threads`);
    row('', 'median, ms', 'p95, ms', 'ILIKE p95, ms', 'ratio of p95', 'threads');
    const all: number[] = [];
    let used = true;
    for (const [name, q] of Object.entries(SOUGHT)) {
      const input = listAnnotationsInput.parse({ q, limit: 20 });
      const bare = { text: `SELECT DISTINCT "annotationId" FROM "Comment" WHERE "articleId" = $1 AND "text" ILIKE $2`, values: [articleId, `%${q.replaceAll('"', '').replace(' ', '%')}%`] };
      const times = { ours: [] as number[], bare: [] as number[] };
      let threads = 0;
      for (let round = -WARM_UP; round < ROUNDS; round++) {
        let start = performance.now();
        await listAnnotations(actor, articleId, input);
        const ours = performance.now() - start;
        // The baseline is slow and steady: every sixth round is enough.
        if (round % 6 === 0) {
          start = performance.now();
          threads = (await client.query(bare)).rows.length;
          if (round >= 0) times.bare.push(performance.now() - start);
        }
        if (round >= 0) times.ours.push(ours);
      }
      all.push(...times.ours);
      const [ours, base] = [percentile(times.ours, 0.95), percentile(times.bare, 0.95)];
      row(name, percentile(times.ours, 0.5).toFixed(1), ours.toFixed(1), base.toFixed(1), (ours / base).toFixed(2), String(threads));
      used &&= await usesIndex(client, q.replaceAll('"', '').split(' ')[0]!);
    }
    const p95 = percentile(all, 0.95);
    console.log(`  all of them together: p95 ${p95.toFixed(1)} ms (aim: ${AIM}); the index is ${used ? '' : 'NOT '}used\n`);
    return used;
  });
}

/** Gives each comment some thirty words, common and rare, and some of them Chinese. */
async function giveWords(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>('SELECT "id" FROM "Comment" ORDER BY "id"');
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const texts = rows.map((_, index) => {
    // 1 over a uniform number is as often above n as one in n.
    const words = Array.from({ length: 30 }, () => word(Math.min(Math.floor(1 / random()) * 15, 200_000)));
    for (const rank of [20, 100, 1_000, 50_000]) if (index % rank === 0) words.push(word(rank), 'zz');
    if (index % 500 === 0) words.push('他在中国教书。');
    return words.join(' ');
  });
  for (let from = 0; from < rows.length; from += 10_000) {
    await client.query('UPDATE "Comment" c SET "text" = x."text" FROM unnest($1::uuid[], $2::text[]) x("id", "text") WHERE c."id" = x."id"', [rows.slice(from, from + 10_000).map(({ id }) => id), texts.slice(from, from + 10_000)]);
  }
  await client.query('VACUUM ANALYZE');
}

async function usesIndex(client: pg.Client, q: string): Promise<boolean> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT "annotationId" FROM "Comment" WHERE search_terms("text") @@ search_query('${q}', true)`);
  return rows.some((line) => line['QUERY PLAN'].includes('Comment_search'));
}
