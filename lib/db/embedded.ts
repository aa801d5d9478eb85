import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { findBinaries, handOver, keptSecret, spawnUnprivileged } from './embedded-files';
import { stopLeftOver } from './embedded-leftover';

export type EmbeddedServer = {
  /** A URL of one database on the server; it is created if it is not there. */
  database: (name: string) => Promise<string>;
  /** Ends the server in order; every connection is closed first. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** The folder that holds the server's data and password. */
  dataDir: string;
  /** For tests only: faster, and a crash of the machine may lose what was written. */
  unsafe?: boolean;
  /** Told when the server dies by itself; it is started again at the same port. */
  onRestart?: () => void;
};

const USER = 'scholium';
/** A server that dies again and again has a reason that starting it will not mend. */
const MAX_RESTARTS = 5;

/**
 * Starts the PostgreSQL that comes with Scholium, listening on this machine only. After a crash it
 * recovers everything that was committed. @throws Error with what to do when it cannot start
 */
export async function startEmbedded({ dataDir, unsafe = false, onRestart }: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = path.resolve(dataDir, 'postgres');
  const password = keptSecret(path.resolve(dataDir, 'postgres-password'));
  const binaries = await findBinaries();
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) await initialise(binaries.initdb, folder, password);
  await stopLeftOver(folder);
  const port = await freePort();
  const url = (name: string) => `postgresql://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;

  let stopping = false;
  let restarts = 0;
  let server: ChildProcess;
  const run = async () => {
    server = launch(binaries.postgres, folder, port, unsafe);
    await ready(server, url('postgres'));
    server.once('exit', () => {
      if (stopping || ++restarts > MAX_RESTARTS) return;
      onRestart?.();
      run().catch((error: Error) => console.error(error.message));
    });
  };
  await run();

  return {
    async database(name) {
      await inServer(url('postgres'), async (client) => {
        const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
      });
      return url(name);
    },
    async stop() {
      stopping = true;
      if (server.exitCode !== null || server.signalCode !== null) return;
      const exited = once(server, 'exit');
      server.kill('SIGINT'); // "fast shutdown": ends connections, writes everything out
      await exited;
    },
  };
}

/** Into a folder beside, renamed when done: half an initialisation is never taken for a whole one. */
async function initialise(initdb: string, folder: string, password: string): Promise<void> {
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  try {
    fs.rmSync(fresh, { recursive: true, force: true });
    fs.mkdirSync(fresh, { recursive: true, mode: 0o700 });
    handOver(fresh);
    fs.writeFileSync(passwordFile, password, { mode: 0o600 });
    handOver(passwordFile);
    const options = ['--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale-provider', 'builtin', '--locale', 'C.UTF-8', '--data-checksums'];
    const child = spawnUnprivileged(initdb, ['-D', fresh, ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
    const said = collect(child);
    const [code] = (await once(child, 'exit')) as [number];
    if (code !== 0) throw new Error(await explain(said()));
    fs.renameSync(fresh, folder);
  } catch (error) {
    throw new Error(`The database could not be made in ${folder}: ${await explain((error as Error).message)}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function launch(postgres: string, folder: string, port: number, unsafe: boolean): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    log_min_messages: 'fatal',
    ...(unsafe ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a session of its own: Ctrl-C reaches the app alone, which then ends the server in order.
  return spawnUnprivileged(postgres, ['-D', folder, '-p', String(port), ...args], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}

/** Waits until the server answers. @throws Error with its own words when it ends instead */
async function ready(server: ChildProcess, url: string): Promise<void> {
  const said = collect(server);
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`PostgreSQL did not start: ${await explain(said())}`);
    }
    if (await inServer(url, () => Promise.resolve(true)).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start within a minute: ${await explain(said())}`);
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-4_000)));
  child.once('error', (error) => (text += error.message));
  return () => text.trim();
}

async function explain(message: string): Promise<string> {
  if (/no space left|ENOSPC/i.test(message)) return 'The disk is full. Make room, or set DATA_DIR to a folder on another disk.';
  if (/EACCES|EPERM|permission denied|EROFS/i.test(message)) return `The folder cannot be written to. Set DATA_DIR to one that can. (${message})`;
  return message || 'it said nothing about why.';
}

async function inServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
