'use client';

import { useActionState } from 'react';
import { acceptInvitationAction } from '@/app/join/invitation/[secret]/actions';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';

/** Joins by a personal link; only pressing it uses the link up, not opening it. */
export function AcceptForm({ secret }: { secret: string }) {
  const [state, send] = useActionState(acceptInvitationAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <input type="hidden" name="invitation" value={secret} />
      <FormMessage state={state} />
      <SubmitButton>Join</SubmitButton>
    </form>
  );
}
