'use server';

import { revalidatePath } from 'next/cache';
import { action } from '@/lib/http/action';
import { addWordInput, changeWordInput, mergeWordInput, oneWordInput, retireWordInput } from '@/lib/schemas/vocabulary';
import * as vocabulary from '@/lib/services/vocabulary';
import { mergeWord as merge, unmergeWord as unmerge } from '@/lib/services/vocabulary-merge';

const shown = (seminar: string) => revalidatePath(`/seminars/${seminar}/tags`);

export const addWord = action(addWordInput, async (actor, { seminar, word }) => {
  await vocabulary.addWord(actor, seminar, word);
  shown(seminar);
});
export const changeWord = action(changeWordInput, async (actor, { seminar, id, word }) => {
  await vocabulary.changeWord(actor, seminar, id, word);
  shown(seminar);
});
export const retireWord = action(retireWordInput, async (actor, { seminar, id, retired }) => {
  await vocabulary.retireWord(actor, seminar, id, retired);
  shown(seminar);
});
export const mergeWord = action(mergeWordInput, async (actor, { seminar, id, into }) => {
  await merge(actor, seminar, id, into);
  shown(seminar);
});
export const unmergeWord = action(oneWordInput, async (actor, { seminar, id }) => {
  await unmerge(actor, seminar, id);
  shown(seminar);
});
