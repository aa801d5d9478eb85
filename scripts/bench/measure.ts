import autocannon from 'autocannon';
import { startApp, startBaseline } from './children';
import type { BenchData } from './data';
import { sessionCookie } from './session';
import { median, row } from './table';
import { measureWrites } from './writes';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 8;
/** Before the rounds that count: a server that runs all day has compiled what it runs often. */
const WARM_UP_SECONDS = 10;

/** Measures one database, app and baseline in turn, and prints it. @returns requests per second of the first page */
export async function measureSize(size: number, databaseUrl: string, data: BenchData): Promise<number> {
  const [app, baseline] = await Promise.all([startApp(databaseUrl), startBaseline(databaseUrl, data.articleId, data.userId)]);
  try {
    console.log(`${size} comments`);
    row('', 'Scholium', 'baseline', 'ratio');
    const before = app.memory();
    const list = await compare(
      { url: `${app.url}/api/v1/articles/${data.articleId}/annotations`, token: data.token },
      { url: baseline.url },
    );
    row('first page of threads, req/s', list.a.toFixed(0), list.b.toFixed(0), list.ratio.toFixed(2));
    const session = await sessionCookie(databaseUrl, data.userId);
    const page = await compare({ url: `${app.url}/articles/${data.articleId}`, cookie: session }, { url: `${baseline.url}/?limit=72` });
    row('whole reading page, req/s', page.a.toFixed(0), page.b.toFixed(0), page.ratio.toFixed(2));
    await measureWrites(app, databaseUrl, data);
    row('memory, MiB (start → end)', `${before} → ${app.memory()}`, String(baseline.memory()));
    console.log('');
    return list.a;
  } finally {
    await Promise.all([app.stop(), baseline.stop()]);
  }
}

type Target = { url: string; token?: string; cookie?: string };

/** Requests per second of two servers, in turn, so that a machine that changes its speed changes both. */
async function compare(a: Target, b: Target): Promise<{ a: number; b: number; ratio: number }> {
  const rates: { a: number[]; b: number[] } = { a: [], b: [] };
  await load(a, WARM_UP_SECONDS);
  await load(b, WARM_UP_SECONDS);
  for (let round = 0; round < ROUNDS; round++) {
    rates.a.push(await load(a, SECONDS));
    rates.b.push(await load(b, SECONDS));
  }
  return { a: median(rates.a), b: median(rates.b), ratio: median(rates.a.map((rate, index) => rate / rates.b[index]!)) };
}

async function load({ url, token, cookie }: Target, duration: number): Promise<number> {
  const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie } : {}) };
  const result = await autocannon({ url, headers, duration, connections: CONNECTIONS });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed`);
  return result.requests.average;
}
