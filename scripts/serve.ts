/** The server: database, migrations, demo, then the pages. Ends in order on Ctrl-C. */
import { createServer, type Server } from 'node:http';
import { parseArgs } from 'node:util';
import next from 'next';
import { applyMigrations } from '../lib/db/migrate';
import { env } from '../lib/env';
import { type OpenDatabase, openDatabase, sessionSecret } from './lib/database';
import { DEMO_LINES } from './lib/demo-lines';
import { isEmpty } from './lib/is-empty';
import { listen } from './lib/listen';

const say = (text: string) => console.log(`· ${text}`);
let database: OpenDatabase | undefined;
let server: Server | undefined;
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  // Requests that are being answered get their answer; whoever holds a line open is cut.
  const patience = setTimeout(() => server?.closeAllConnections(), 3_000);
  if (server?.listening) {
    server.closeIdleConnections();
    await new Promise((resolve) => server!.close(resolve));
  }
  clearTimeout(patience);
  const { closeDatabase } = await import('../lib/db/client');
  await closeDatabase().catch(() => undefined);
  await database?.close().catch((error: Error) => console.error(error.message));
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { article: { type: 'string' }, dev: { type: 'boolean', default: false } } });
  const { DATA_DIR } = env();
  say(process.env.DATABASE_URL ? 'Connecting to the PostgreSQL of DATABASE_URL' : `Starting PostgreSQL in ${DATA_DIR}`);
  database = await openDatabase(DATA_DIR);
  process.env.NEXTAUTH_SECRET = sessionSecret(DATA_DIR, database.embedded);
  if (!process.env.DEMO) process.env.DEMO = String(database.embedded);
  // Without an address of its own, Scholium answers under whatever address people reach it by.
  if (!process.env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = 'true';
  const settings = env(true);

  const applied = await applyMigrations(database.url);
  if (applied.length > 0) say(`Brought the database up to date (${applied.length} migrations)`);
  if (settings.DEMO && (await isEmpty(database.url))) {
    say('Making the demo seminar');
    const { seedDemo } = await import('../prisma/seed');
    await seedDemo();
  }
  if (values.article) {
    const { importArticleFile } = await import('./lib/import-article');
    const { title, already } = await importArticleFile(values.article);
    say(already ? `“${title}” is in the demo seminar already` : `Brought in “${title}”`);
  }
  say('Starting the server');
  const app = next({ dev: values.dev, dir: process.cwd(), port: settings.PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  server = createServer((request, response) => {
    // Who asks is told to the app by us alone, unless a proxy in front is trusted to.
    if (!settings.TRUST_PROXY) {
      for (const name of Object.keys(request.headers)) if (name.startsWith('x-forwarded-')) delete request.headers[name];
      request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
    }
    void handle(request, response);
  });
  const port = await listen(server, settings.PORT, settings.HOST);
  console.log(`\nScholium is ready: http://localhost:${port}`);
  if (settings.DEMO) console.log(DEMO_LINES);
}

main().catch((error: Error) => {
  console.error(`\n${error.message}\n`);
  if (process.env.LOG_LEVEL === 'debug') console.error(error.stack);
  void end(1);
});
