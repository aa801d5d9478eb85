'use server';

import { action } from '@/lib/http/action';
import { importTextInput } from '@/lib/schemas/imports';
import { importTextOf } from '@/lib/services/import-files';

/** Brings a file's threads in, or tells what that would do. */
export const importThreads = action(importTextInput, (actor, { seminar, content, dryRun, ...request }) => importTextOf(actor, seminar, request, content, new Date(), dryRun));
