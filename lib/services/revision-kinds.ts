import { z } from 'zod';
import { defineJob } from '../jobs/kind';

/** Brings the annotations of a large article over into a new revision. */
export const REVISION_JOB = defineJob({ name: 'revision', payload: z.strictObject({ id: z.uuid() }), maxSeconds: 900 });
