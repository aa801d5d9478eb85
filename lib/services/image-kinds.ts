import { z } from 'zod';
import { defineJob } from '../jobs/kind';

/** Removes the pictures of drafts that nobody kept. */
export const IMAGE_SWEEP = defineJob({ name: 'image-sweep', payload: z.strictObject({}), every: 3_600 });
