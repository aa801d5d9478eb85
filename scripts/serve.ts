/** The server: database, migrations, demo, then the pages. Ends in order on Ctrl-C. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import next from 'next';
import { ownsLogs } from '../lib/db/app-role';
import { applyMigrations } from '../lib/db/migrate';
import { plainWords } from '../lib/db/plain-words';
import { env } from '../lib/env';
import type { Runner } from '../lib/jobs/runner';
import { mailProblem } from '../lib/mail/settings';
import { type OpenDatabase, openDatabase, sessionSecret } from './lib/database';
import { DEMO_LINES, ensureDemo } from './lib/demo';
import { createFront, type Front } from './lib/front';
import { listen } from './lib/listen';

/** How long requests that are being answered may take once the server ends. */
const PATIENCE_MS = 3_000;

const LOGS_UNPROTECTED =
  'The role of DATABASE_URL owns the tables, so the logs are protected by triggers that it could take off. The README says how MIGRATE_DATABASE_URL rules that out';

const say = (text: string) => console.log(`· ${text}`);
let front: Front | undefined;
let opening: Promise<OpenDatabase> | undefined;
let jobs: Promise<Runner> | undefined;
let ending = false;

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  const server = front?.server;
  const { endLive } = await import('../lib/services/live/kept');
  // Live streams would go on for ever; their readers come back by themselves.
  await Promise.race([endLive().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  const patience = setTimeout(() => server?.closeAllConnections(), PATIENCE_MS);
  if (server?.listening) await new Promise((resolve) => server.close(resolve));
  clearTimeout(patience);
  // What is being done is put back, and done after the next start or by another process.
  await (await jobs?.catch(() => undefined))?.end().catch(() => undefined);
  const { closeDatabase } = await import('../lib/db/client');
  await closeDatabase().catch(() => undefined);
  // A database that is only just being started is ended too.
  const database = await opening?.catch(() => undefined);
  await database?.close().catch((error: Error) => console.error(error.message));
  process.exit(code);
}

async function startJobs(): Promise<Runner> {
  const [{ runJobs }, { JOB_HANDLERS }] = await Promise.all([import('../lib/jobs/runner'), import('../lib/services/job-handlers')]);
  return runJobs(JOB_HANDLERS);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { article: { type: 'string' }, dev: { type: 'boolean', default: false } } });
  const { DATA_DIR, PORT, HOST, TRUST_PROXY } = env();
  front = createFront(TRUST_PROXY);
  const port = await listen(front.server, PORT, HOST);

  const given = process.env.DATABASE_URL;
  const secret = given ? sessionSecret(DATA_DIR, false) : undefined;
  say(given ? 'Connecting to the PostgreSQL of DATABASE_URL' : `Starting PostgreSQL in ${DATA_DIR}`);
  opening = openDatabase(DATA_DIR);
  const database = await opening;
  process.env.NEXTAUTH_SECRET = secret ?? sessionSecret(DATA_DIR, true);
  if (!process.env.DEMO) process.env.DEMO = String(database.embedded);
  // Without an address of its own, Scholium answers under whatever address people reach it by.
  if (!process.env.NEXTAUTH_URL) process.env.AUTH_TRUST_HOST = 'true';
  const settings = env(true);
  const noMail = mailProblem();
  if (noMail) say(noMail);

  const applied = await applyMigrations(database.ownerUrl, database.appRole);
  if (applied.length > 0) say(`Brought the database up to date (${applied.length} ${applied.length === 1 ? 'migration' : 'migrations'})`);
  if (!database.embedded && (await ownsLogs(database.url))) say(LOGS_UNPROTECTED);
  if (settings.DEMO) await ensureDemo(database.ownerUrl, () => say('Making the demo seminar'));
  if (values.article) {
    const { importArticleFile } = await import('./lib/import-article');
    const { title, already } = await importArticleFile(values.article);
    say(already ? `“${title}” is in the demo seminar already` : `Brought in “${title}”`);
  }
  say('Starting the server');
  const app = next({ dev: values.dev, dir: path.resolve(import.meta.dirname, '..'), port });
  jobs = startJobs();
  const [{ apiBeside }] = await Promise.all([import('./lib/api'), app.prepare(), jobs]);
  if (ending) return;
  const pages = app.getRequestHandler();
  // While developing, Next answers the API too: it takes up a handler that was changed.
  front.answerWith(values.dev ? pages : apiBeside(pages));
  console.log(`\nScholium is ready: http://localhost:${port}`);
  if (settings.DEMO) console.log(DEMO_LINES);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// Whoever reads what is said here may go away, as a terminal that is closed; that ends nothing, and is not told to nobody without end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('uncaughtException', (error) => {
  console.error(error);
  void end(1);
});

main().catch((error: Error) => {
  if (ending) return; // what fails because everything ends is no news
  // The words of a database of their own are left as they are: no folder of ours is meant by them.
  const ofSystem = 'syscall' in error || /no space left/i.test(error.message);
  console.error(`\n${ofSystem ? plainWords(error.message) : error.message}\n`);
  if (process.env.LOG_LEVEL === 'debug') console.error(error.stack);
  void end(1);
});
