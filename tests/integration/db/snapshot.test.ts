/** A long read sees one moment, holds up nobody, and gives its connection back whatever becomes of its reader. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { queries } from '@/lib/db/client';
import { readSnapshot, type Snapshot } from '@/lib/db/snapshot';
import { literal, sql } from '@/lib/db/sql';
import { useTestDatabase } from '../../support/database';

useTestDatabase();

beforeAll(async () => {
  await queries.$executeRaw(sql`CREATE SCHEMA own`);
  await queries.$executeRaw(sql`CREATE TABLE own."Number" ("n" int)`);
  await queries.$executeRaw(sql`INSERT INTO own."Number" SELECT generate_series(1, 10)`);
});

const numbers = (from: number) => (at: Snapshot) => at.rows<{ n: number }>(sql`SELECT "n" FROM own."Number" WHERE "n" >= ${from}::int ORDER BY "n"`, 3);
const readers = async () =>
  (await queries.$queryRaw<{ n: number }[]>(sql`SELECT count(*)::int AS "n" FROM pg_stat_activity WHERE datname = current_database() AND "state" LIKE 'idle in transaction%'`))[0]!.n;

describe('a snapshot', () => {
  it('gives all rows in order, of the moment in which it began, and keeps nobody from writing', async () => {
    const reading = readSnapshot(numbers(2));
    const seen = [(await reading.next()).value!.n];
    await queries.$executeRaw(sql`UPDATE own."Number" SET "n" = "n" + 100`);
    for await (const { n } of reading) seen.push(n);
    await queries.$executeRaw(sql`UPDATE own."Number" SET "n" = "n" - 100`);
    expect(seen).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await readers()).toBe(0);
  });

  it('reads one query after another from the same moment', async () => {
    const seen: number[] = [];
    const reading = readSnapshot(async function* (at: Snapshot) {
      yield* numbers(9)(at);
      yield* await at.$queryRaw<{ n: number }[]>(sql`SELECT "n" FROM own."Number" ORDER BY "n" LIMIT ${literal(1)}`);
      yield* numbers(10)(at);
    });
    for await (const { n } of reading) {
      if (seen.push(n) === 1) await queries.$executeRaw(sql`UPDATE own."Number" SET "n" = "n" + 100`);
    }
    await queries.$executeRaw(sql`UPDATE own."Number" SET "n" = "n" - 100`);
    expect(seen).toEqual([9, 10, 1, 10]);
  });

  it('changes nothing', async () => {
    const writing = readSnapshot(async function* (at: Snapshot) {
      yield await at.$executeRaw(sql`DELETE FROM own."Number"`);
    });
    await expect(writing.next()).rejects.toThrow('read-only');
    expect(await readers()).toBe(0);
  });

  it('ends with a reader who goes away, also while more is fetched', async () => {
    for await (const { n } of readSnapshot(numbers(1))) {
      expect(await readers()).toBe(1);
      if (n === 1) break;
    }
    expect(await readers()).toBe(0);
  });

  it.each([{ still: 1, total: 60_000 }, { still: 60_000, total: 1 }])('is taken from a reader who is slower than %o allows', async (patience) => {
    const read = async () => {
      for await (const _ of readSnapshot(numbers(1), patience)) await vi.waitFor(async () => expect(await readers()).toBe(0));
    };
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('serves more readers than it has connections, one after the other', async () => {
    const count = async () => {
      let counted = 0;
      for await (const _ of readSnapshot(numbers(1))) counted += 1;
      return counted;
    };
    expect(await Promise.all(Array.from({ length: 20 }, count))).toEqual(Array.from({ length: 20 }, () => 10));
  });
});
