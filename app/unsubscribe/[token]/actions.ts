'use server';

import { AppError } from '@/lib/errors';
import { type FormState, submitted } from '@/lib/http/form';
import { unsubscribe } from '@/lib/services/notifications/mail';

/** Ends the e-mail of whom the link was sent to, whoever is signed in here, or nobody. */
export async function unsubscribeAction(_: FormState, form: FormData): Promise<FormState> {
  return submitted(form, async ({ token }) => {
    if (!(await unsubscribe(token ?? ''))) throw new AppError('not_found', 'This link is not a whole one. Please open it once more from the e-mail.');
    return 'You get no more e-mail about what concerns you.';
  });
}
