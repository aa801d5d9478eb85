'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { paragraphKey, restoreRevisionInput } from '@/lib/schemas/revisions';
import { id } from '@/lib/schemas/text';
import { lastRevisionOf } from '@/lib/services/revision-reading';
import { restoreRevision } from '@/lib/services/revisions';

export const restore = action(restoreRevisionInput.extend({ article: id, number: z.int().min(1), key: id }), (actor, { article, number, key, ...input }) =>
  restoreRevision(actor, article, number, input, { key, request: { article, number, ...input } }),
);

/** Where a link to a paragraph leads that the article has no more. */
export const findLostParagraph = action(z.strictObject({ article: id, paragraph: paragraphKey }), (actor, { article, paragraph }) => lastRevisionOf(actor, article, paragraph));
