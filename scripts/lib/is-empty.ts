import pg from 'pg';

/** Whether nobody has an account yet. */
export async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT 1 FROM "User" LIMIT 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}
