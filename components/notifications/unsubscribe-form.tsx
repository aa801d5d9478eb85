'use client';

import Link from 'next/link';
import { useActionState } from 'react';
import { unsubscribeAction } from '@/app/unsubscribe/[token]/actions';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';

/** Asks once, and then says what became of it; it works before scripts run, too. */
export function UnsubscribeForm({ token }: { token: string }) {
  const [state, send] = useActionState(unsubscribeAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <h1 className="font-serif text-2xl">{state.done ? 'E-mails stopped' : 'Stop these e-mails?'}</h1>
      <input type="hidden" name="token" value={token} />
      <FormMessage state={state} focus />
      {state.done ? (
        <p className="text-ink-soft">
          Replies, mentions and decisions still stand under the bell. You can have e-mail again on your <Link href="/account">account page</Link>.
        </p>
      ) : (
        <>
          <p className="text-ink-soft">Scholium then sends no more e-mail about replies, mentions and decisions to the address that this link was sent to. They still stand under the bell.</p>
          <SubmitButton>Stop the e-mails</SubmitButton>
        </>
      )}
    </form>
  );
}
