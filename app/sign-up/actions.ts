'use server';

import { redirect } from 'next/navigation';
import { enter } from '@/lib/auth/enter';
import { nextPath } from '@/lib/auth/next-path';
import { requestFrom } from '@/lib/auth/request';
import { type FormState, submitted } from '@/lib/http/form';
import { signUpInput } from '@/lib/schemas/accounts';
import { signUp } from '@/lib/services/accounts';

/** Makes an account and signs in to it. */
export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ name, email, password }) => {
    const input = signUpInput.parse({ name, email, password });
    await signUp(input, await requestFrom());
    await enter('credentials', { email: input.email, password: input.password });
    return 'entered';
  });
  if (state.done) redirect(nextPath(form.get('next')));
  return state;
}
