'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { leave } from '@/lib/auth/enter';
import { requireActor } from '@/lib/auth/session';
import { type FormState, submitted } from '@/lib/http/form';
import { changeNameInput, changePasswordInput, createTokenInput, deleteAccountInput } from '@/lib/schemas/accounts';
import { mailInput } from '@/lib/schemas/notifications';
import { id as anId } from '@/lib/schemas/text';
import { deleteAccount } from '@/lib/services/account-deletion';
import { changeName, changePassword } from '@/lib/services/accounts';
import { setMailChoice } from '@/lib/services/mail-settings';
import { endAllSessions, endSession } from '@/lib/services/sessions';
import { createToken, revokeToken } from '@/lib/services/tokens';

export async function changeNameAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ name }) => {
    const input = changeNameInput.parse({ name });
    await changeName(await requireActor(), input);
    revalidatePath('/', 'layout');
    return 'Your name is changed, also beside what you wrote before.';
  });
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ current, password }) => {
    const ended = await changePassword(await requireActor(), changePasswordInput.parse({ current, password }));
    revalidatePath('/account');
    if (ended === 0) return 'Your password is changed.';
    return `Your password is changed, and ${ended === 1 ? 'one other session was' : `${ended} other sessions were`} ended.`;
  });
}

export async function changeMailAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ word, hour, timeZone }) => {
    await setMailChoice(await requireActor(), mailInput.parse({ word, hour, timeZone }));
    revalidatePath('/account');
    return 'Saved.';
  });
}

export async function endSessionAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ id }) => {
    await endSession(await requireActor(), anId.parse(id));
    revalidatePath('/account');
    return 'That session is ended.';
  });
}

/** Deletes the account of who asks, and leaves no cookie of it. */
export async function deleteAccountAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ comments, current, sure }) => {
    await deleteAccount(await requireActor(), deleteAccountInput.parse({ comments, current, sure }));
    await leave();
    return 'gone';
  });
  if (state.done) redirect('/sign-in?done=deleted');
  return state;
}

export async function signOutEverywhereAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async () => {
    await endAllSessions(await requireActor());
    await leave();
    return 'left';
  });
  if (state.done) redirect('/sign-in');
  return state;
}

/** A token that was just made, with its secret, which nobody can see again. */
export type MadeToken = { name: string; secret: string };

export async function createTokenAction(_: FormState<MadeToken>, form: FormData): Promise<FormState<MadeToken>> {
  return submitted(form, async ({ name }) => {
    const made = await createToken(await requireActor(), createTokenInput.parse({ name }));
    revalidatePath('/account');
    return { name: made.name, secret: made.secret };
  });
}

export async function revokeTokenAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ id }) => {
    await revokeToken(await requireActor(), anId.parse(id));
    revalidatePath('/account');
    return 'The token is revoked.';
  });
}
