/** The baseline: a bare NOTIFY that bare node:http passes on to every open stream, with no log, rules or framework. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const streams = new Set<ServerResponse>();
const listener = new pg.Client({ connectionString: process.env.DATABASE_URL });
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await listener.connect();
listener.on('notification', ({ payload }) => {
  for (const stream of streams) stream.write(`data: ${payload}\n\n`);
});
await listener.query('LISTEN bare');

createServer((request, response) => {
  if (request.method === 'POST') {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void pool.query(`SELECT pg_notify('bare', $1)`, [Buffer.concat(chunks).toString()]).then(() => response.writeHead(201).end('{}')));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
  streams.add(response);
  request.on('close', () => streams.delete(response));
}).listen(0, '127.0.0.1', function (this: ReturnType<typeof createServer>) {
  process.send?.((this.address() as AddressInfo).port);
});
process.on('SIGTERM', () => process.exit(0));
