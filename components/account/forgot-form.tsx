'use client';

import { useActionState } from 'react';
import { forgotAction } from '@/app/forgot/actions';
import { TextField } from '../ui/field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

export function ForgotForm() {
  const [state, send] = useActionState(forgotAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-4">
      <FormMessage state={state} />
      <div className="w-full">
        <TextField label="E-mail" name="email" type="email" autoComplete="username" required defaultValue={values?.email} error={error?.fields?.email} />
      </div>
      <SubmitButton>Mail me a link</SubmitButton>
    </form>
  );
}
