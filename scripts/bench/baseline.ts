/** The baseline: the same rows from the same PostgreSQL, by bare pg and node:http, with no rules and no framework. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { MAX_PAGE_SIZE } from '../../lib/core/limits';
import { literal, sql } from '../../lib/db/sql';
import { visibleAnnotations } from '../../lib/policy/scopes';
import { threadsQuery } from '../../lib/services/thread-rows';

const [articleId, userId] = process.argv.slice(2) as [string, string];
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const article = { opened: true, closed: false, reviewedFirst: false, pseudonymous: false, sectionsApart: false, seesOthers: true };
const reader = { userId, role: 'participant' as const, sectionId: null, article };
const order = sql`a."createdAt", a."id"`;

const page = (limit: number) =>
  threadsQuery(reader, sql`SELECT a.* FROM "Annotation" a WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)}
                          ORDER BY ${order} LIMIT ${literal(limit)}`, order);

createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 20), MAX_PAGE_SIZE);
  const query = page(limit + 1);
  pool.query({ text: query.text, values: query.values, name: `page ${limit}` }).then(
    ({ rows }) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
    (error: Error) => response.writeHead(500).end(error.message),
  );
}).listen(0, '127.0.0.1', function (this: ReturnType<typeof createServer>) {
  process.send?.((this.address() as AddressInfo).port);
});
