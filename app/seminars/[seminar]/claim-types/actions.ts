'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/http/action';
import { addWordInput, changeWordInput, mergeWordInput, oneWordInput, retireWordInput } from '@/lib/schemas/vocabulary';
import * as types from '@/lib/services/claim-type-changes';

const shown = (seminar: string) => revalidatePath(`/seminars/${seminar}/claim-types`);

export const addWord = action(addWordInput, async (actor, { seminar, word }) => {
  await types.addClaimType(actor, seminar, word);
  shown(seminar);
});
export const changeWord = action(changeWordInput, async (actor, { seminar, id, word }) => {
  await types.changeClaimType(actor, seminar, id, word);
  shown(seminar);
});
export const retireWord = action(retireWordInput, async (actor, { seminar, id, retired }) => {
  await types.retireClaimType(actor, seminar, id, retired);
  shown(seminar);
});
export const mergeWord = action(mergeWordInput, async (actor, { seminar, id, into }) => {
  await types.mergeClaimType(actor, seminar, id, into);
  shown(seminar);
});
export const unmergeWord = action(oneWordInput, async (actor, { seminar, id }) => {
  await types.unmergeClaimType(actor, seminar, id);
  shown(seminar);
});
