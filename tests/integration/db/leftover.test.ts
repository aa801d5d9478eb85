import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bornAt, stopLeftOver } from '@/lib/db/embedded-leftover';
import { newDataDir } from '../../support/app';

let folder: string;
beforeEach(() => {
  folder = newDataDir();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('what a killed server left behind', () => {
  it('is no obstacle when its process id belongs to another program now, which is left alone', async () => {
    const pidFile = path.join(folder, 'postmaster.pid');
    fs.writeFileSync(pidFile, `${process.pid}\n${folder}\n`);
    let asked = false;
    const onSignal = () => (asked = true);
    process.on('SIGINT', onSignal);
    await stopLeftOver(folder);
    process.off('SIGINT', onSignal);
    expect(asked).toBe(false);
    expect(fs.existsSync(pidFile)).toBe(false);
  });

  it('is left to PostgreSQL itself when the process is gone', async () => {
    const pidFile = path.join(folder, 'postmaster.pid');
    fs.writeFileSync(pidFile, `${2 ** 22 + 1}\n${folder}\n`); // above what any system gives out
    await stopLeftOver(folder);
    expect(fs.existsSync(pidFile)).toBe(true);
  });
});

describe.skipIf(process.platform === 'win32')('when a process began', () => {
  it('stays the same, and differs from that of another', () => {
    expect(bornAt(process.pid)).toMatch(/\d/);
    expect(bornAt(process.pid)).toBe(bornAt(process.pid));
    expect(bornAt(process.pid)).not.toBe(bornAt(1));
    expect(bornAt(2 ** 22 + 1)).toBe('');
  });
});
