import { encode } from 'next-auth/jwt';
import pg from 'pg';
import { newId } from '../../lib/ids';
import { BENCH_SECRET } from './children';

/** A session for a person, signed as next-auth signs it. @returns name and value of its cookie */
export async function sessionCookie(databaseUrl: string, userId: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const id = newId();
  await client.query(`INSERT INTO "Session" ("id", "userId", "expiresAt") VALUES ($1, $2, now() + interval '1 day')`, [id, userId]);
  await client.end();
  return `next-auth.session-token=${await encode({ token: { sub: userId, sessionId: id }, secret: BENCH_SECRET })}`;
}
