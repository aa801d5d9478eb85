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
  const pidFile = path.join(folder, 'postmaster.pid');
  const pid = pidIn(pidFile);
  if (!pid || !isAlive(pid)) return;
  if (!isServerOf(pid, folder)) {
    // Another program has the number now, as after a restart of a container. PostgreSQL would take it for
    // a server; should processes of the old one be left, it still knows them by their shared memory.
    if (commandOf(pid) !== '') fs.rmSync(pidFile, { force: true });
    return;
  }
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

/**
 * Tells a process from a later one with the same id, by when it began; empty where that cannot be
 * known, or when there is no such process.
 */
export function bornAt(pid: number): string {
  try {
    if (process.platform === 'win32') return '';
    if (process.platform !== 'linux') return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim();
    // The 22nd field; the second is a name in brackets that may hold anything.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

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
