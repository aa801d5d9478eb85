'use server';

import { redirect } from 'next/navigation';
import { requestFrom } from '@/lib/auth/request';
import { type FormState, submitted } from '@/lib/http/form';
import { resetPasswordInput } from '@/lib/schemas/accounts';
import { resetPassword } from '@/lib/services/password-resets';

/** Sets a new password by a link, and leads to where one signs in with it. */
export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ secret, password }) => {
    await resetPassword(resetPasswordInput.parse({ secret, password }), await requestFrom());
    return 'set';
  });
  if (state.done) redirect('/sign-in?done=reset');
  return state;
}
