'use server';

import { redirect } from 'next/navigation';
import { enter, leave } from '@/lib/auth/enter';
import { nextPath } from '@/lib/auth/next-path';
import { type FormState, submitted } from '@/lib/http/form';
import { signInInput } from '@/lib/schemas/accounts';

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ email, password }) => {
    await enter('credentials', signInInput.parse({ email, password }));
    return 'entered';
  });
  if (state.done) redirect(nextPath(form.get('next')));
  return state;
}

/** One click in the demo. */
export async function demoSignInAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ email }) => {
    await enter('demo', { email: email ?? '' });
    return 'entered';
  });
  if (state.done) redirect(nextPath(form.get('next')));
  return state;
}

export async function signOutAction(): Promise<void> {
  await leave();
  redirect('/sign-in');
}
