import http from 'node:http';
import { newId } from '../../lib/ids';
import { createComment } from '../../lib/services/comments';
import { actorOfToken } from '../../lib/services/tokens';
import type { Running } from './children';
import type { BenchData } from './data';
import { withServices } from './services';
import { percentile, row } from './table';

const WRITES = 400;
/** Writes before those that count, as with reading. */
const WARM_UP = 1_000;
const BODY = { format: 'text/plain', value: 'Which figure is that, and from which year?' } as const;

/**
 * Creating a comment, with all its rules and records, by the service and over the API, beside a bare
 * INSERT with commit; one after the other, so that whatever slows the machine slows all three.
 */
export async function measureWrites(app: Running, databaseUrl: string, { articleId, token }: BenchData): Promise<void> {
  await withServices(databaseUrl, async (client) => {
    const actor = (await actorOfToken(token))!;
    await client.query('CREATE TABLE "Bare" ("id" uuid PRIMARY KEY, "text" text, "body" jsonb, "createdAt" timestamptz DEFAULT now())');
    // In turn in many threads: thousands of replies in one are nobody's seminar.
    const { rows: threads } = await client.query<{ id: string }>('SELECT "id" FROM "Annotation" WHERE "articleId" = $1 ORDER BY "id" LIMIT 200', [articleId]);
    let turn = 0;
    const thread = () => threads[turn++ % threads.length]!.id;
    const send = sender((id) => `${app.url}/api/v1/annotations/${id}/comments`, token);
    const ways = {
      service: () => createComment(actor, thread(), { body: BODY }, { key: newId(), request: BODY }),
      api: () => send(thread(), { body: BODY }),
      bare: () => client.query('INSERT INTO "Bare" ("id", "text", "body") VALUES ($1, $2, $3)', [newId(), BODY.value, BODY]),
    };
    const times: Record<keyof typeof ways, number[]> = { service: [], api: [], bare: [] };
    for (let index = -WARM_UP; index < WRITES; index++) {
      for (const name of Object.keys(ways) as (keyof typeof ways)[]) {
        const start = performance.now();
        await ways[name]();
        if (index >= 0) times[name].push(performance.now() - start);
      }
    }
    for (const [name, share] of [['median', 0.5], ['95th percentile', 0.95]] as const) {
      const bare = percentile(times.bare, share);
      for (const [way, label] of [['service', ''], ['api', ' over HTTP']] as const) {
        const ours = percentile(times[way], share);
        row(`creating a comment${label}, ms, ${name}`, ours.toFixed(2), bare.toFixed(2), (ours / bare).toFixed(2));
      }
    }
  });
}

/** Posts to addresses over one connection that is kept. @throws Error for an answer that is no success */
function sender(address: (id: string) => string, token: string): (id: string, body: unknown) => Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  return (id, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': newId() };
      const request = http.request(address(id), { method: 'POST', agent, headers }, (response) => {
        response.resume();
        response.on('end', () => (response.statusCode === 201 ? resolve() : reject(new Error(`creating a comment answered ${response.statusCode}`))));
      });
      request.on('error', reject);
      request.end(JSON.stringify(body));
    });
}
