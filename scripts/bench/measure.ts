import autocannon from 'autocannon';
import pg from 'pg';
import { newId } from '../../lib/ids';
import { type Running, startApp, startBaseline } from './children';
import type { BenchData } from './data';
import { sessionCookie } from './session';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 8;
const WRITES = 400;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const percentile = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!;
const row = (...cells: string[]) => console.log(cells.map((cell, index) => (index === 0 ? cell.padEnd(34) : cell.padStart(22))).join(''));

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
  await load(a, 1);
  await load(b, 1);
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

/** Creating a comment over the API beside one bare INSERT with commit, one after the other. */
async function measureWrites(app: Running, databaseUrl: string, data: BenchData): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  // When something else fails, that is told, and not that the server then ended this connection.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS "Bare" ("id" uuid PRIMARY KEY, "text" text, "body" jsonb, "createdAt" timestamptz DEFAULT now())');
  const times: { a: number[]; b: number[] } = { a: [], b: [] };
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    into.push(performance.now() - start);
  };
  const body = { format: 'text/plain', value: 'Which figure is that, and from which year?' };
  const post = async () => {
    const response = await fetch(`${app.url}/api/v1/annotations/${data.annotationId}/comments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${data.token}`, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({ body }),
    });
    if (response.status !== 201) throw new Error(`creating a comment answered ${response.status}: ${await response.text()}`);
    await response.arrayBuffer();
  };
  for (let index = 0; index < WRITES; index++) {
    await timed(times.a, post);
    await timed(times.b, () => client.query('INSERT INTO "Bare" ("id", "text", "body") VALUES ($1, $2, $3)', [newId(), body.value, body]));
  }
  await client.end();
  for (const [name, share] of [['median', 0.5], ['95th percentile', 0.95]] as const) {
    const [a, b] = [percentile(times.a, share), percentile(times.b, share)];
    row(`creating a comment, ms, ${name}`, a.toFixed(2), b.toFixed(2), (a / b).toFixed(2));
  }
}
