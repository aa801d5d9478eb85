import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { findBinaries, handOver, keptSecret, spawnUnprivileged } from './embedded-files';
import { stopLeftOver } from './embedded-leftover';
import { collect, freePort, hasEnded, inServer, launch, ready, shutDown } from './embedded-process';

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
  /** Told what happens when the server dies by itself; it is started again at the same port. */
  onTrouble?: (message: string) => void;
};

const USER = 'scholium';
/** What PostgreSQL says while the last processes of a killed server are still going. */
const STILL_GOING = /shared memory block .* is still in use|lock file "postmaster\.pid" already exists/;
const GOING_WITHIN_MS = 10_000;
/** Between attempts to start it again, at first and at most. */
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;
/** A server that ran this long is not dying again and again. */
const STEADY_MS = 60_000;

/**
 * Starts the PostgreSQL that comes with Scholium, listening on this machine only. After a crash it
 * recovers everything that was committed. @throws Error with what to do when it cannot start
 */
export async function startEmbedded({ dataDir, unsafe = false, onTrouble }: EmbeddedOptions): Promise<EmbeddedServer> {
  fs.mkdirSync(dataDir, { recursive: true });
  // One name for the folder, however it was reached: what a killed app left running is known by it.
  const folder = path.join(fs.realpathSync(dataDir), 'postgres');
  const password = keptSecret(path.resolve(dataDir, 'postgres-password'));
  const binaries = await findBinaries();
  if (!fs.existsSync(path.join(folder, 'PG_VERSION'))) await initialise(binaries.initdb, folder, password);
  await stopLeftOver(folder);
  const port = await freePort();
  const url = (name: string) => `postgresql://${USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  const stop = await keepRunning(() => launch(binaries.postgres, folder, port, unsafe), url('postgres'), onTrouble);
  return {
    stop,
    async database(name) {
      await inServer(url('postgres'), async (client) => {
        const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
        if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
      });
      return url(name);
    },
  };
}

/**
 * Runs the server, and starts it again whenever it dies, for as long as that takes: once there is
 * room on the disk again, say, the app recovers by itself. @returns what ends it
 */
async function keepRunning(begin: () => ChildProcess, url: string, onTrouble?: (message: string) => void): Promise<() => Promise<void>> {
  let stopping = false;
  let server!: ChildProcess;
  let pause = PAUSE_MS;

  const start = async () => {
    const deadline = Date.now() + GOING_WITHIN_MS;
    for (;;) {
      server = begin();
      try {
        return await ready(server, url);
      } catch (error) {
        if (stopping || !STILL_GOING.test((error as Error).message) || Date.now() > deadline) throw error;
      }
      await sleep(PAUSE_MS);
      if (stopping) throw new Error('PostgreSQL was stopped while it started.');
    }
  };
  const watch = () => {
    const since = Date.now();
    const again = () => {
      if (Date.now() - since > STEADY_MS) pause = PAUSE_MS;
      if (!stopping) onTrouble?.('PostgreSQL ended by itself; it is started again.');
      void restart();
    };
    if (hasEnded(server)) again();
    else server.once('exit', again);
  };
  const restart = async () => {
    for (let said = ''; !stopping; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await start();
        return watch();
      } catch (error) {
        const { message } = error as Error;
        if (!stopping && message !== said) onTrouble?.(`${message} It is tried again until it succeeds.`);
        said = message;
      }
      await sleep(pause);
    }
  };

  await start();
  watch();
  // Whatever ends the app, short of kill -9, ends the server: it goes on by itself to end in order.
  process.once('exit', () => hasEnded(server) || server.kill('SIGINT'));
  return () => {
    stopping = true;
    return shutDown(server);
  };
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

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
    const child = spawnUnprivileged(initdb, ['-D', fresh, ...options], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const said = collect(child);
    const [code] = (await once(child, 'exit')) as [number];
    if (code !== 0) throw new Error(said());
    fs.renameSync(fresh, folder);
  } catch (error) {
    throw new Error(`The database could not be made in ${folder}: ${(error as Error).message}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}
