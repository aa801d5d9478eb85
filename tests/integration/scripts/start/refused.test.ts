import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { type App, type AppOptions, newDataDir, postgresPid, startApp, StartFailed } from '../../../support/app';

let dataDir: string;
beforeEach(() => {
  dataDir = newDataDir();
});
afterEach(() => fs.rmSync(dataDir, { recursive: true, force: true }));

/** What a start says that is to fail. It has no stack trace in it. */
async function refusal(options: AppOptions): Promise<string> {
  let app: App;
  try {
    app = await startApp(options);
  } catch (error) {
    if (!(error instanceof StartFailed)) throw error;
    expect(error.code).toBe(1);
    expect(error.output).not.toMatch(/^\s+at /m);
    return error.output;
  }
  await app.end();
  throw new Error('It started.');
}

describe('a start that cannot be', () => {
  it('says that the port is taken, and which to take instead', async () => {
    const other = net.createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    try {
      expect(await refusal({ dataDir, env: { PORT: String(port) } })).toMatch(new RegExp(`Port ${port} is taken.*PORT=${port + 1} npm start`));
    } finally {
      other.close();
    }
  });

  it('says that DATA_DIR cannot be a folder', async () => {
    const file = path.join(dataDir, 'file');
    fs.writeFileSync(file, '');
    expect(await refusal({ dataDir: path.join(file, 'below') })).toMatch(/cannot be written to\. Set DATA_DIR/);
    expect(await refusal({ dataDir: file })).toMatch(/is a file\. Set DATA_DIR/);
  });

  it('says that another one runs on the same data, and leaves that one alone', async () => {
    fs.rmSync(dataDir, { recursive: true });
    dataDir = newDataDir(inject('demo').dataDir);
    // Left by one that was killed, whose process id belongs to another program now: no obstacle.
    fs.writeFileSync(path.join(dataDir, 'lock'), `${process.pid} long-ago`);
    const first = await startApp({ dataDir });
    try {
      expect(await refusal({ dataDir })).toContain(`Scholium runs already on ${dataDir} (process ${first.pid})`);
      expect((await fetch(`${first.url}/api/health?ready`)).status).toBe(200);
    } finally {
      expect(await first.end()).toBe(0);
    }
  });

  it('names each setting that is wrong', async () => {
    const said = await refusal({ dataDir, env: { PORT: 'eighty', NEXTAUTH_SECRET: 'short' } });
    expect(said).toMatch(/PORT: .*\n.*NEXTAUTH_SECRET: It needs at least 32 characters/);
  });

  // Only root can make a small disk of its own.
  const smallDisk = (size: string) => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dataDir]).status === 0;
  const unmount = () => spawnSync('umount', [dataDir]);
  it.skipIf(!canMount())('says that the disk is full, and leaves no process behind', async () => {
    expect(smallDisk('12m')).toBe(true);
    try {
      expect(await refusal({ dataDir })).toMatch(/The disk is full\. Make room, or set DATA_DIR/);
      expect(postgresPid(dataDir)).toBe(null);
    } finally {
      unmount();
    }
  });
});

function canMount(): boolean {
  const folder = newDataDir();
  try {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status !== 0) return false;
    spawnSync('umount', [folder]);
    return true;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
