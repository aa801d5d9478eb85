'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { acceptSureInput, settleInput, undoRepairInput } from '@/lib/schemas/repair';
import { id } from '@/lib/schemas/text';
import { getArticle } from '@/lib/services/articles';
import { acceptSure, settle, undoAcceptSure, undoRepair } from '@/lib/services/repair';

export const settleRepair = action(z.strictObject({ id, settling: settleInput }), (actor, { id, settling }) => settle(actor, id, settling));
export const takeBackRepair = action(undoRepairInput.extend({ id }), (actor, { id, revision }) => undoRepair(actor, id, revision));
export const acceptAllSure = action(acceptSureInput.extend({ article: id }), (actor, { article, revision }) => acceptSure(actor, article, revision));
export const takeBackAllSure = action(acceptSureInput.extend({ article: id, at: z.iso.datetime() }), (actor, { article, revision, at }) => undoAcceptSure(actor, article, revision, at));
/** The text in which the right words are selected. */
export const loadText = action(z.strictObject({ article: id }), async (actor, { article }) => {
  const { revision, paragraphs, language, direction } = await getArticle(actor, article);
  return { revision, paragraphs, language, direction };
});
