'use client';

import { useActionState } from 'react';
import { signInAction } from '@/app/sign-in/actions';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { TextField } from '../ui/field';
import { useFirstWrongField } from './use-first-wrong-field';

export function SignInForm({ next }: { next: string }) {
  const [state, send] = useActionState(signInAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <FormMessage state={state} />
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required defaultValue={values?.email} error={error?.fields?.email} />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required error={error?.fields?.password} />
      <SubmitButton>Sign in</SubmitButton>
    </form>
  );
}
