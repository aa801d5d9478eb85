import { z } from 'zod';
import { defineJob } from '../../lib/jobs/kind';

/** A kind of job for tests, which two processes share. */
export const SLOW = defineJob({ name: 'slow', payload: z.strictObject({ word: z.string() }), retryDelay: 0 });
