import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Ending a server takes a checkpoint; longer than this it hangs, and is ended the hard way. */
const PATIENCE_MS = 20_000;

/**
 * Ends the server that an app which was killed left running on this data folder. Nothing is lost:
 * what was committed is in the log that the next start reads. Who calls this holds the folder's lock.
 */
export async function stopLeftOver(folder: string): Promise<void> {
  const pid = pidIn(path.join(folder, 'postmaster.pid'));
  if (!pid || !isAlive(pid) || !isServerOf(pid, folder)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + PATIENCE_MS;
  while (isAlive(pid) && isServerOf(pid, folder)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The process whose id is the first line of a file; `null` if there is none. */
export function pidIn(file: string): number | null {
  try {
    return Number.parseInt(fs.readFileSync(file, 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Process ids are used again: only a PostgreSQL that was started on this very folder is ours. */
const isServerOf = (pid: number, folder: string) => {
  const command = commandOf(pid);
  return /postgres/.test(command) && command.includes(folder);
};

/** How a process was started; empty where that cannot be known, or where it has ended. */
export function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (process.platform === 'win32') return '';
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
