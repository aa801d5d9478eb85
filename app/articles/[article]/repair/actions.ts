'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { acceptSureInput, settleInput, undoAcceptSureInput, undoRepairInput } from '@/lib/schemas/repair';
import { id } from '@/lib/schemas/text';
import { getArticle } from '@/lib/services/articles';
import { settle, undoRepair } from '@/lib/services/repair';
import { acceptSure, undoAcceptSure } from '@/lib/services/repair-sure';

export const settleRepair = action(z.strictObject({ id, settling: settleInput }), (actor, { id, settling }) => settle(actor, id, settling));
export const takeBackRepair = action(undoRepairInput.extend({ id }), (actor, { id, revision }) => undoRepair(actor, id, revision));
export const acceptAllSure = action(acceptSureInput.extend({ article: id }), (actor, { article, revision }) => acceptSure(actor, article, revision));
export const takeBackAllSure = action(undoAcceptSureInput.extend({ article: id }), (actor, { article, revision, at }) => undoAcceptSure(actor, article, revision, at));
/** The text in which the right words are selected. */
export const loadText = action(z.strictObject({ article: id }), async (actor, { article }) => {
  const { revision, paragraphs, language, direction } = await getArticle(actor, article);
  return { revision, paragraphs, language, direction };
});
