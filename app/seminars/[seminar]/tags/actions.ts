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
export const changeWord = action(changeWordInput, async (actor, { seminar, tag, word }) => {
  await vocabulary.changeWord(actor, seminar, tag, word);
  shown(seminar);
});
export const retireWord = action(retireWordInput, async (actor, { seminar, tag, retired }) => {
  await vocabulary.retireWord(actor, seminar, tag, retired);
  shown(seminar);
});
export const mergeWord = action(mergeWordInput, async (actor, { seminar, tag, into }) => {
  await merge(actor, seminar, tag, into);
  shown(seminar);
});
export const unmergeWord = action(oneWordInput, async (actor, { seminar, tag }) => {
  await unmerge(actor, seminar, tag);
  shown(seminar);
});
