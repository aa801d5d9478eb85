'use server';

import { requestFrom } from '@/lib/auth/request';
import { type FormState, submitted } from '@/lib/http/form';
import { forgotInput } from '@/lib/schemas/accounts';
import { forgotPassword } from '@/lib/services/letters';

/** Says the same whether or not there is such an account. */
export async function forgotAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ email }) => {
    await forgotPassword(forgotInput.parse({ email }), await requestFrom());
    return 'If there is an account with this e-mail, a link is on its way to it. It is good once, within a day. Look among the unwanted mail, too.';
  });
}
