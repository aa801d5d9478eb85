'use client';

import { useActionState } from 'react';
import { changePasswordAction } from '@/app/account/actions';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/core/limits';
import { TextField } from '../ui/field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

export function PasswordForm({ email }: { email: string }) {
  const [state, send] = useActionState(changePasswordAction, {});
  const form = useFirstWrongField(state.error);
  const wrong = state.error?.fields;
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-3">
      <FormMessage state={state} />
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <div className="flex w-full max-w-sm flex-col gap-3">
        <TextField label="Present password" name="current" type="password" autoComplete="current-password" required error={wrong?.current} />
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          maxLength={MAX_PASSWORD_LENGTH}
          hint={`At least ${MIN_PASSWORD_LENGTH} characters. Every other browser is signed out.`}
          error={wrong?.password}
        />
      </div>
      <SubmitButton look="secondary">Change the password</SubmitButton>
    </form>
  );
}
