'use client';

import { useActionState, useSyncExternalStore } from 'react';
import { resetPasswordAction } from '@/app/reset/actions';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/core/limits';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

/** Sets a new password by the secret in the address. Only a script can read it there. */
export function ResetForm() {
  const [state, send] = useActionState(resetPasswordAction, {});
  const form = useFirstWrongField(state.error);
  const secret = useSyncExternalStore(watch, () => window.location.hash.slice(1), () => null);
  return (
    <>
      <noscript>
        <Notice tone="error">This page needs JavaScript: the secret part of the link stays in your browser until you press the button.</Notice>
      </noscript>
      {secret === '' ? (
        <Notice tone="error">The end of the link is missing, from the # on. Please open the whole link, as you were given it.</Notice>
      ) : (
        <form ref={form} action={send} noValidate className="flex flex-col gap-4">
          <input type="hidden" name="secret" value={secret ?? ''} />
          <FormMessage state={state} />
          <TextField
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            maxLength={MAX_PASSWORD_LENGTH}
            hint={state.error?.fields?.password ? undefined : `At least ${MIN_PASSWORD_LENGTH} characters. A few words together do well.`}
            error={state.error?.fields?.password}
          />
          <SubmitButton>Set the password</SubmitButton>
        </form>
      )}
    </>
  );
}

/** A second link pasted into the same tab changes nothing but the end of the address. */
function watch(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}
