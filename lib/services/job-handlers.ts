import { queries } from '../db/client';
import { sql } from '../db/sql';
import { handle, type JobHandler } from '../jobs/kind';
import { EXPORT_JOB, EXPORT_SWEEP } from './export-kinds';
import { endExport, GAVE_UP, runExport } from './export-run';

/** Every kind of job with what does it: what the server takes up when it starts. */
export const JOB_HANDLERS: JobHandler[] = [
  handle(EXPORT_JOB, runExport, ({ id }) => endExport(id, GAVE_UP)),
  handle(EXPORT_SWEEP, async () => {
    await queries.$executeRaw(sql`DELETE FROM "ExportJob" WHERE "expiresAt" < now()`);
  }),
];
