import { beforeEach, describe, expect, it } from 'vitest';
import { db, queries, transaction } from '@/lib/db/client';
import { anyOf, sql } from '@/lib/db/sql';
import { useTestDatabase } from '../../support/database';
import { makeUser } from '../../support/factories';

useTestDatabase();

const nameOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).name;

describe('a transaction of SQL', () => {
  let id: string;
  const rename = (name: string) => sql`UPDATE "User" SET "name" = ${name} WHERE "id" = ${id}::uuid`;
  beforeEach(async () => void ({ id } = await makeUser({ name: 'Ada' })));

  it('is committed before it returns', async () => {
    expect(await transaction((tx) => tx.$executeRaw(rename('Grace')))).toBe(1);
    expect(await nameOf(id)).toBe('Grace');
  });

  it('leaves nothing when its work fails, however far it got', async () => {
    const failed = transaction(async (tx) => {
      await tx.$executeRaw(rename('Grace'));
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await nameOf(id)).toBe('Ada');
  });

  it('leaves nothing when one of several queries that were sent at once fails', async () => {
    const failed = transaction((tx) => Promise.all([tx.$executeRaw(rename('Grace')), tx.$queryRaw(sql`SELECT 1 / ${0}::int`), tx.$executeRaw(rename('Alan'))]));
    await expect(failed).rejects.toThrow('division by zero');
    expect(await nameOf(id)).toBe('Ada');
  });

  it('refuses what its work asks after it has ended: that would be written outside of it', async () => {
    for (const fails of [true, false]) {
      let end = () => {};
      const ended = new Promise<void>((resolve) => (end = resolve));
      let late: Promise<number> | undefined;
      const done = transaction(async (tx) => {
        late = ended.then(() => tx.$executeRaw(rename('Grace')));
        if (fails) throw new Error('on purpose');
      });
      await done.catch(() => undefined);
      end();
      await expect(late).rejects.toThrow('This transaction has ended.');
      expect(await nameOf(id)).toBe('Ada');
    }
  });

  it('fails, and ends nothing else, when its connection breaks', async () => {
    const broken = transaction(async (tx) => {
      await tx.$executeRaw(rename('Grace'));
      const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>(sql`SELECT pg_backend_pid() AS "pid"`);
      await queries.$queryRaw(sql`SELECT pg_terminate_backend(${pid}::int)`);
      return tx.$queryRaw(sql`SELECT pg_sleep(${10}::int)`);
    });
    // Whether the query was under way or had only been asked for, it fails.
    await expect(broken).rejects.toThrow(/terminat|connection/);
    expect(await nameOf(id)).toBe('Ada');
  });

  it('gives its connection back, also after it failed', async () => {
    for (let round = 0; round < 30; round++) await transaction((tx) => tx.$queryRaw(sql`SELECT 1 / ${round % 2}::int`)).catch(() => undefined);
    expect(await queries.$queryRaw(sql`SELECT 1 AS "one"`)).toEqual([{ one: 1 }]);
  });
});

describe('a list of ids', () => {
  it('may have any length, none included', async () => {
    const { id } = await makeUser();
    const found = (ids: string[]) => queries.$queryRaw<{ id: string }[]>(sql`SELECT "id" FROM "User" WHERE "id" = ${anyOf(ids)}`);
    expect(await found([])).toEqual([]);
    expect(await found([id, id])).toEqual([{ id }]);
  });
});
