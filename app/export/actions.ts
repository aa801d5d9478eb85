'use server';

import { action } from '@/lib/http/action';
import { exportPreview } from '@/lib/schemas/exports';
import { previewExport } from '@/lib/services/export-files';

/** What an export would hold, before it is made. */
export const lookAtExport = action(exportPreview, (actor, { seminar, article, annotation, ...request }) => previewExport(actor, { seminar, article, annotation }, request));
