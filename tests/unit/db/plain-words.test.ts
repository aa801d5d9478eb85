import { describe, expect, it } from 'vitest';
import { plainWords } from '../../../lib/db/plain-words';

describe('plain words', () => {
  it.each([
    "ENOSPC: no space left on device, write",
    'FATAL:  could not write lock file "postmaster.pid": No space left on device',
    'EDQUOT: disk quota exceeded, mkdir',
  ])('tell of a full disk: %s', (message) => {
    expect(plainWords(message)).toBe(`The disk is full. Make room, or set DATA_DIR to a folder on another disk. (${message})`);
  });

  it.each([
    "EACCES: permission denied, mkdir '/data'",
    "ENOTDIR: not a directory, mkdir '/etc/passwd/data'",
    'initdb: error: could not create directory "/data": Read-only file system',
  ])('tell of a folder that cannot be written to: %s', (message) => {
    expect(plainWords(message)).toBe(`The folder cannot be written to. Set DATA_DIR to one that can. (${message})`);
  });

  it('are said once, however often they are asked for', () => {
    const plain = plainWords('ENOSPC: no space left on device');
    expect(plainWords(`The database could not be made: ${plain}`)).toBe(`The database could not be made: ${plain}`);
  });

  it('leave any other message alone', () => {
    expect(plainWords('FATAL:  invalid value for parameter "port"')).toBe('FATAL:  invalid value for parameter "port"');
  });
});
