import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

const FOLDER = import.meta.dirname;

export const BENCH_SECRET = 'a secret that is for measuring only';

export type Running = { url: string; memory: () => number; stop: () => Promise<void> };

/** Starts a script that sends its port when it is ready. */
async function start(script: string, args: string[], env: Record<string, string>): Promise<Running> {
  const child = fork(path.join(FOLDER, script), args, { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } });
  const port = await Promise.race([
    once(child, 'message').then(([message]) => message as number),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended with ${code}`))),
  ]);
  return { url: `http://127.0.0.1:${port}`, memory: () => residentMemory(child), stop: () => stopChild(child) };
}

export const startApp = (databaseUrl: string) =>
  start('app.ts', [], {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: BENCH_SECRET,
    API_RATE_LIMIT: '100000000',
    LOG_LEVEL: 'error',
  });

export const startBaseline = (databaseUrl: string, articleId: string, userId: string) =>
  start('baseline.ts', [articleId, userId], { DATABASE_URL: databaseUrl });

export const startBare = (databaseUrl: string) => start('live/bare.ts', [], { DATABASE_URL: databaseUrl });

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

/** MiB of memory that a process holds, where the system tells. */
function residentMemory(child: ChildProcess): number {
  const status = fs.existsSync(`/proc/${child.pid}/status`) ? fs.readFileSync(`/proc/${child.pid}/status`, 'utf8') : '';
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
