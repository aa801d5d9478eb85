/** Scholium as people run it: `node scripts/start.mjs` in a process of its own, on a port that is free. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const READY = /Scholium is ready: (http:\S+)/;
/** With a build that is there already, a start takes seconds; the rest is for a busy machine. */
const READY_WITHIN_MS = 120_000;

/** A start, ready or not. */
export type Starting = {
  pid: number;
  /** All that it has said up to now. */
  output: () => string;
  /** Waits until it says this. @throws StartFailed when it ends before */
  hear: (words: RegExp) => Promise<RegExpExecArray>;
  /** Reads no more of what it says, as a terminal that is closed. */
  deafen: () => void;
  /** Sends a signal, by default that of Ctrl-C, and waits until it and all that it started are gone. @returns its exit code */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export type App = Starting & {
  /** Where it answers, such as http://localhost:34567. */
  url: string;
  dataDir: string;
};

export type AppOptions = { dataDir: string; env?: Record<string, string | undefined> };

/** A start that ended before it said what it was waited for: with which code, and what it said. */
export class StartFailed extends Error {
  constructor(
    readonly code: number | null,
    readonly output: string,
  ) {
    super(`Scholium ended with ${code} before it was ready. It said:\n${output}`);
  }
}

/**
 * A new folder for DATA_DIR; whoever makes it removes it.
 * @param from the folder of one that has ended, whose data it gets
 */
export function newDataDir(from?: string): string {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-app-'));
  // Of the two, only `cp` keeps who owns the files, which PostgreSQL is strict about.
  if (from && process.platform !== 'win32') execFileSync('cp', ['-a', `${from}/.`, dataDir]);
  else if (from) fs.cpSync(from, dataDir, { recursive: true });
  return dataDir;
}

/** Starts it and waits until it is ready. @throws StartFailed when it ends instead */
export async function startApp(options: AppOptions): Promise<App> {
  const starting = launchApp(options);
  const [, url] = await starting.hear(READY);
  return { ...starting, url: url!, dataDir: options.dataDir };
}

/** Starts it, by default without npm. With npm, signals go to all that npm started, as a terminal sends them. */
export function launchApp({ dataDir, env }: AppOptions, { npm = false } = {}): Starting {
  const [program, args] = npm ? ['npm', ['start']] : [process.execPath, ['scripts/start.mjs']];
  const child = spawn(program, args, { cwd: ROOT, env: cleanEnv(dataDir, env), stdio: ['ignore', 'pipe', 'pipe'], detached: npm });
  let said = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      for (const listener of listeners) listener();
    });
  }
  // "close", not "exit": by then everybody who held its output has ended.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    pid: child.pid!,
    output: () => said,
    async hear(words) {
      let listen = () => {};
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise((resolve, reject) => {
          listen = () => {
            const found = words.exec(said);
            if (found) resolve(found);
          };
          listen();
          listeners.add(listen);
          void ended.then((code) => reject(new StartFailed(code, said)));
          timer = setTimeout(() => {
            child.kill('SIGKILL');
            reject(new Error(`Scholium did not say ${words} within ${READY_WITHIN_MS / 1_000} s, but:\n${said}`));
          }, READY_WITHIN_MS);
        });
      } finally {
        listeners.delete(listen);
        clearTimeout(timer);
      }
    },
    deafen() {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    async end(signal = 'SIGINT') {
      if (child.exitCode === null && child.signalCode === null) process.kill(npm ? -child.pid! : child.pid!, signal);
      return ended;
    },
  };
}

const NOT_INHERITED = [
  ...['DATABASE_URL', 'MIGRATE_DATABASE_URL', 'DATABASE_POOL_SIZE', 'DEMO', 'HOST', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'TRUST_PROXY', 'AUTH_TRUST_HOST'],
  ...['API_RATE_LIMIT', 'NODE_ENV', 'NODE_OPTIONS', 'VITEST', 'FORCE_COLOR'],
];

/** The environment of the tests without what would reach the app by chance. */
function cleanEnv(dataDir: string, env: Record<string, string | undefined> = {}) {
  return { ...process.env, ...Object.fromEntries(NOT_INHERITED.map((name) => [name, undefined])), PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', NO_COLOR: '1', ...env };
}

/** What a command for operators prints. @throws what it says when it does nothing */
export function runCommand(dataDir: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/command.mjs', ...args], { cwd: ROOT, env: cleanEnv(dataDir), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}${stdout}`);
  return stdout.trim();
}

/** A token for each of these e-mails, in their order. */
export const makeTokens = (dataDir: string, emails: readonly string[]): string[] => runCommand(dataDir, 'token', ...emails.flatMap((email) => ['--email', email])).split('\n');

/** The process id of the PostgreSQL on a data folder; `null` when there is none. */
export function postgresPid(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  return fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, 'utf8'), 10) : null;
}

/** Whether a process runs; one that has ended and was not yet waited for does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
