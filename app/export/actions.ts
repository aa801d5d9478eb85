'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { requestOrigin } from '@/lib/http/page';
import { exportAddress, exportPreview } from '@/lib/schemas/exports';
import { previewExport } from '@/lib/services/export-files';
import { cancelExport, repeatExport, requestExport } from '@/lib/services/export-jobs';

/** What an export would hold, before it is made. */
export const lookAtExport = action(exportPreview, (actor, { seminar, article, annotation, ...request }) => previewExport(actor, { seminar, article, annotation }, request));

const one = z.strictObject({ id: z.uuid() });

/** Has an export made in the background, because it is a large one. */
export const makeExport = action(exportAddress, async (actor, { seminar, article, annotation, ...request }) => requestExport(actor, { seminar, article, annotation }, request, await requestOrigin()));

/** Has one made again that failed, or that may not leave any more. */
export const makeExportAgain = action(one, async (actor, { id }) => repeatExport(actor, id, await requestOrigin()));

/** Cancels an export that is being made; removes one that has ended. */
export const dropExport = action(one, async (actor, { id }) => {
  await cancelExport(actor, id);
  return null;
});
