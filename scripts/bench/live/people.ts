import pg from 'pg';
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../../../lib/ids';

export type BenchPerson = { id: string; token: string; role: 'instructor' | 'participant'; section: string | null };

/** Members of the bench's seminar in two sections, each with a token. The instructor is the first. */
export async function makePeople(databaseUrl: string, articleId: string, count: number): Promise<BenchPerson[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ seminarId: string }>('SELECT "seminarId" FROM "Article" WHERE "id" = $1', [articleId]);
    const { seminarId } = rows[0]!;
    const sections = [newId(), newId()];
    await client.query('INSERT INTO "Section" ("id", "seminarId", "name") SELECT unnest($1::uuid[]), $2, unnest($3::text[])', [sections, seminarId, ['Tuesday', 'Thursday']]);
    const people = Array.from({ length: count }, (_, index): BenchPerson => ({
      id: newId(),
      token: `sch_${randomBytes(32).toString('base64url')}`,
      role: index === 0 ? 'instructor' : 'participant',
      section: index === 0 ? null : sections[index % 2]!,
    }));
    const insert = (table: string, values: object[]) => {
      const columns = Object.keys(values[0]!).map((name) => `"${name}"`).join(', ');
      return client.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`, [JSON.stringify(values)]);
    };
    await insert('User', people.map(({ id }, index) => ({ id, email: `live${index}@example.org`, name: `Live ${index}`, createdAt: new Date() })));
    await insert('Membership', people.map(({ id, role, section }, index) => ({ seminarId, userId: id, role, sectionId: section, pseudonym: `Live ${index}`, pseudonymId: newId(), createdAt: new Date() })));
    await insert('ApiToken', people.map(({ id, token }) => ({ id: newId(), userId: id, name: 'bench', hash: createHash('sha256').update(token).digest('hex'), hint: token.slice(-4), createdAt: new Date() })));
    return people;
  } finally {
    await client.end();
  }
}
