import fs from 'node:fs';
import path from 'node:path';
import { isAlive, pidIn } from '../../lib/db/embedded-leftover';

/**
 * Makes the data folder ours until the process ends. @returns what gives it free again
 * @throws Error when another Scholium runs on it, or it cannot be written to
 */
export function lockDataDir(dataDir: string): () => void {
  const folder = path.resolve(dataDir);
  const file = path.join(folder, 'lock');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    const holder = pidIn(file);
    if (holder && holder !== process.pid && isAlive(holder) && isScholium(holder)) {
      throw new Error(`Scholium runs already on ${folder} (process ${holder}). Stop that one first, or set DATA_DIR to another folder.`);
    }
    // Written beside and renamed, so that a full disk leaves no empty lock.
    fs.writeFileSync(`${file}.${process.pid}`, String(process.pid));
    fs.renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC') throw new Error('The disk is full. Make room, or set DATA_DIR to a folder on another disk.');
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') {
      throw new Error(`${folder} cannot be written to. Set DATA_DIR to a folder that can.`);
    }
    throw error;
  }
  return () => fs.rmSync(file, { force: true });
}

/** Process ids are used again: where the system tells, look whether it is one of ours. */
function isScholium(pid: number): boolean {
  try {
    return /scripts[/\\](start|serve|test|token|import-article)/.test(fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
