import fs from 'node:fs';
import path from 'node:path';
import { commandOf, isAlive, pidIn } from '../../lib/db/embedded-leftover';

/**
 * Makes the data folder ours until the process ends. @returns what gives it free again
 * @throws Error when another Scholium runs on it, or it cannot be written to
 */
export function lockDataDir(dataDir: string): () => void {
  const folder = path.resolve(dataDir);
  const file = path.join(folder, 'lock');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    // Written beside and linked: a full disk leaves no empty lock, and of two starts one gets it.
    const own = `${file}.${process.pid}`;
    fs.writeFileSync(own, String(process.pid));
    try {
      takeLock(file, own, folder);
    } finally {
      fs.rmSync(own, { force: true });
    }
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

function takeLock(file: string, own: string, folder: string): void {
  try {
    fs.linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = pidIn(file);
    if (holder && holder !== process.pid && isAlive(holder) && isScholium(holder)) {
      throw new Error(`Scholium runs already on ${folder} (process ${holder}). Stop that one first, or set DATA_DIR to another folder.`);
    }
    fs.renameSync(own, file);
  }
}

/** Process ids are used again: look whether it is one of ours. */
const isScholium = (pid: number) => /scripts[/\\](start|serve|command)/.test(commandOf(pid));
