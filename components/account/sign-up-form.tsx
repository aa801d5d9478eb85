'use client';

import { useActionState } from 'react';
import { signUpAction } from '@/app/sign-up/actions';
import { MAX_NAME_LENGTH, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@/lib/core/limits';
import { TextField } from '../ui/field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

export function SignUpForm({ next }: { next: string }) {
  const [state, send] = useActionState(signUpAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="next" value={next} />
      <FormMessage state={state} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={MAX_NAME_LENGTH}
        hint="As your seminar knows you. It stands beside what you write."
        defaultValue={values?.name}
        error={error?.fields?.name}
      />
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required defaultValue={values?.email} error={error?.fields?.email} />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        maxLength={MAX_PASSWORD_LENGTH}
        hint={error?.fields?.password ? undefined : `At least ${MIN_PASSWORD_LENGTH} characters. A few words together do well.`}
        error={error?.fields?.password}
      />
      <SubmitButton>Make an account</SubmitButton>
    </form>
  );
}
