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
  if (!pid || !isAlive(pid) || !isPostgres(pid)) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + PATIENCE_MS;
  while (isAlive(pid)) {
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

/** Process ids are used again: where the system tells, make sure that this one is a PostgreSQL. */
function isPostgres(pid: number): boolean {
  try {
    return /postgres/.test(fs.readFileSync(`/proc/${pid}/comm`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
