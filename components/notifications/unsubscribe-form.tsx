'use client';

import { useActionState } from 'react';
import { unsubscribeAction } from '@/app/unsubscribe/[token]/actions';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';

/** Asks once; it works before scripts run, too. */
export function UnsubscribeForm({ token }: { token: string }) {
  const [state, send] = useActionState(unsubscribeAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <input type="hidden" name="token" value={token} />
      <FormMessage state={state} focus />
      {state.done ? null : <SubmitButton>Stop the e-mails</SubmitButton>}
    </form>
  );
}
