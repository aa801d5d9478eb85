/** Scholium as people run it: `node scripts/start.mjs` in a process of its own, on a port that is free. */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const READY = /Scholium is ready: (http:\S+)/;
/** With a build that is there already, a start takes seconds; the rest is for a busy machine. */
const READY_WITHIN_MS = 120_000;

export type App = {
  pid: number;
  /** Where it answers, such as http://localhost:34567. */
  url: string;
  dataDir: string;
  /** All that it has said up to now. */
  output: () => string;
  /** Ends it, as Ctrl-C does by default, and waits until it is gone. @returns its exit code */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export type AppOptions = { dataDir: string; env?: Record<string, string | undefined>; args?: string[] };

/** What a start said and the code it ended with, for a start that is to fail. */
export class StartFailed extends Error {
  constructor(
    readonly code: number | null,
    readonly output: string,
  ) {
    super(`Scholium ended with ${code} before it was ready. It said:\n${output}`);
  }
}

/** A new folder for DATA_DIR; whoever makes it removes it. */
export const newDataDir = () => fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-app-'));

/** Starts it and waits until it is ready. @throws StartFailed when it ends instead */
export async function startApp({ dataDir, env, args = [] }: AppOptions): Promise<App> {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], { cwd: ROOT, env: cleanEnv(dataDir, env), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (chunk: string) => {
      said += chunk;
      const address = READY.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then((code) => reject(new StartFailed(code, said)));
    timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`Scholium was not ready after ${READY_WITHIN_MS / 1_000} s. It said:\n${said}`));
    }, READY_WITHIN_MS);
  });
  const url = await ready.finally(() => clearTimeout(timer));
  const end = async (signal: NodeJS.Signals = 'SIGINT') => {
    child.kill(signal);
    return ended;
  };
  return { pid: child.pid!, url, dataDir, output: () => said, end };
}

const NOT_INHERITED = [
  ...['DATABASE_URL', 'DATABASE_POOL_SIZE', 'DEMO', 'HOST', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET', 'TRUST_PROXY', 'AUTH_TRUST_HOST'],
  ...['API_RATE_LIMIT', 'NODE_ENV', 'NODE_OPTIONS', 'VITEST', 'FORCE_COLOR'],
];

/** The environment of the tests without what would reach the app by chance. */
function cleanEnv(dataDir: string, env: Record<string, string | undefined> = {}) {
  return { ...process.env, ...Object.fromEntries(NOT_INHERITED.map((name) => [name, undefined])), PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', NO_COLOR: '1', ...env };
}

/** A token of one of the demo people, made by the command that operators use. */
export function makeToken({ dataDir }: App, email: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/command.mjs', 'token', '--email', email], {
    cwd: ROOT,
    env: cleanEnv(dataDir),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`No token for ${email}: ${stderr}${stdout}`);
  return stdout.trim();
}

/** The process id of the PostgreSQL on a data folder; `null` when there is none. */
export function postgresPid(dataDir: string): number | null {
  const file = path.join(dataDir, 'postgres', 'postmaster.pid');
  return fs.existsSync(file) ? Number.parseInt(fs.readFileSync(file, 'utf8'), 10) : null;
}

/** Whether a process runs; one that has ended and was not yet waited for does not count. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || !/\) Z /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
