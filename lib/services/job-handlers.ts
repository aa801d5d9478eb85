import { queries } from '../db/client';
import { sql } from '../db/sql';
import { handle, type JobHandler } from '../jobs/kind';
import { EXPORT_JOB, EXPORT_SWEEP } from './export-kinds';
import { IMAGE_SWEEP } from './image-kinds';
import { sweepDraftImages } from './images';
import { giveUpInvitation, INVITATION_MAIL, mailInvitation, mailReset, RESET_MAIL } from './letters';
import { mailDigests, mailWord } from './notifications/mail';
import { REVISION_JOB } from './revision-kinds';
import { WORD_DIGESTS, WORD_MAIL } from './notifications/mail-kinds';

/** Comes with the first export: a start need not load every format. */
const exporting = () => import('./export-run');

const revising = () => import('./revision-job');

/** Every kind of job with what does it: what the server takes up when it starts. */
export const JOB_HANDLERS: JobHandler[] = [
  handle(
    EXPORT_JOB,
    async (job, context) => (await exporting()).runExport(job, context),
    async ({ id }) => (await exporting()).giveUpExport(id),
  ),
  handle(EXPORT_SWEEP, async () => {
    await queries.$executeRaw(sql`DELETE FROM "ExportJob" WHERE "expiresAt" < now()`);
  }),
  handle(IMAGE_SWEEP, async () => void (await sweepDraftImages())),
  handle(
    REVISION_JOB,
    async (job, context) => (await revising()).runRevision(job, context),
    async ({ id }) => void (await (await revising()).giveUpRevision(id)),
  ),
  handle(WORD_MAIL, ({ user }) => mailWord(user)),
  handle(WORD_DIGESTS, async () => void (await mailDigests())),
  handle(RESET_MAIL, ({ user }) => mailReset(user)),
  handle(INVITATION_MAIL, ({ invitation }) => mailInvitation(invitation), ({ invitation }) => giveUpInvitation(invitation)),
];
