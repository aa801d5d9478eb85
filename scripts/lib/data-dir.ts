import fs from 'node:fs';
import path from 'node:path';
import { bornAt, isAlive, pidIn } from '../../lib/db/embedded-leftover';
import { plainWords } from '../../lib/db/plain-words';

/** Longer than it takes another start, which found the same abandoned lock, to put its own in place. */
const TAKEOVER_MS = 250;

/**
 * Makes the data folder ours until the process ends. @returns what gives it free again
 * @throws Error when another Scholium runs on it, or it cannot be written to
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  const folder = path.resolve(dataDir);
  const file = path.join(folder, 'lock');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    // Written beside and linked: a full disk leaves no empty lock, and of two starts one gets it.
    const own = `${file}.${process.pid}`;
    fs.writeFileSync(own, OWN);
    try {
      await takeLock(file, own, folder);
    } finally {
      fs.rmSync(own, { force: true });
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Error(`${folder} is a file. Set DATA_DIR to a folder.`);
    throw new Error(plainWords(message));
  }
  return () => {
    if (read(file) === OWN) fs.rmSync(file, { force: true });
  };
}

/** A process id alone would be given to another program some day. */
const OWN = `${process.pid} ${bornAt(process.pid)}`;

async function takeLock(file: string, own: string, folder: string): Promise<void> {
  try {
    fs.linkSync(own, file);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  refuseIfHeld(file, folder);
  fs.renameSync(own, file);
  await new Promise((resolve) => setTimeout(resolve, TAKEOVER_MS));
  if (read(file) !== OWN) refuseIfHeld(file, folder);
}

function refuseIfHeld(file: string, folder: string): void {
  const holder = pidIn(file);
  if (!holder || !isAlive(holder) || read(file) !== `${holder} ${bornAt(holder)}` || holder === process.pid) return;
  throw new Error(`Scholium runs already on ${folder} (process ${holder}). Stop that one first, or set DATA_DIR to another folder.`);
}

function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
