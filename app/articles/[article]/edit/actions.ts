'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { saveRevisionInput } from '@/lib/schemas/revisions';
import { id } from '@/lib/schemas/text';
import * as revisions from '@/lib/services/revisions';

/** `key` is made once for each text that is saved: sent again, it makes nothing twice. */
export const saveRevision = action(
  z.strictObject({ article: id, key: z.string().min(16).max(64), revision: saveRevisionInput }),
  (actor, { key, ...request }) => revisions.saveRevision(actor, request.article, request.revision, { key, request }),
);
