/** npm run db:migration -- NAME: writes what has changed in prisma/schema.prisma as a new migration. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../lib/db/embedded';
import { pendingSchemaChanges } from '../lib/db/migrate';
import { MIGRATIONS_DIR } from '../lib/db/migration-files';

const name = process.argv[2]?.replace(/\W+/g, '_');
if (!name) throw new Error('Name the change: npm run db:migration -- add_flags');

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-migration-'));
const server = await startEmbedded({ dataDir, unsafe: true });
try {
  const sql = await pendingSchemaChanges(await server.database('shadow'));
  if (sql === '') {
    console.log('The schema and the migrations agree: there is nothing to write.');
  } else {
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const folder = path.join(MIGRATIONS_DIR, `${stamp}_${name}`);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'migration.sql'), sql);
    console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`);
  }
} finally {
  await server.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
