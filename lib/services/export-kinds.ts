import { z } from 'zod';
import { defineJob } from '../jobs/kind';

/** How long one try at a file may take. */
const MAX_SECONDS = 600;

/** How long an export is kept once it has ended, in hours. */
export const KEPT_HOURS = 24;

export const EXPORT_JOB = defineJob({ name: 'export', payload: z.strictObject({ id: z.uuid() }), maxSeconds: MAX_SECONDS });

/** Removes the exports that have outlived their day. */
export const EXPORT_SWEEP = defineJob({ name: 'export-sweep', payload: z.strictObject({}), every: 900 });
