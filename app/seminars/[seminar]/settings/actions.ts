'use server';

import { revalidatePath } from 'next/cache';
import { requireActor } from '@/lib/auth/session';
import { action } from '@/lib/http/action';
import { type FormState, submitted } from '@/lib/http/form';
import { joinOpenInput, seminarInput, seminarSettingsInput } from '@/lib/schemas/people';
import { marksWantedInput } from '@/lib/schemas/marking';
import { id } from '@/lib/schemas/text';
import * as settings from '@/lib/services/seminar-settings';

/** Keeps name, description and time zone. */
export async function changeSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ seminar, ...fields }) => {
    const seminarId = id.parse(seminar);
    await settings.changeSettings(await requireActor(), seminarId, seminarSettingsInput.parse(fields));
    return 'Saved.';
  });
  if (state.done) revalidatePath(`/seminars/${String(form.get('seminar'))}`, 'layout');
  return state;
}

export const renewJoinCode = action(seminarInput, (actor, { seminar }) => settings.renewJoinCode(actor, seminar));
export const setJoinOpen = action(joinOpenInput, (actor, { seminar, open }) => settings.setJoinOpen(actor, seminar, open));
export const setMarksWanted = action(marksWantedInput, (actor, { seminar, wanted }) => settings.setMarksWanted(actor, seminar, wanted));
export const archiveSeminar = action(seminarInput, (actor, { seminar }) => settings.archiveSeminar(actor, seminar));
export const reopenSeminar = action(seminarInput, (actor, { seminar }) => settings.reopenSeminar(actor, seminar));
