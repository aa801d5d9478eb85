'use client';

import { useActionState } from 'react';
import { changeNameAction } from '@/app/account/actions';
import { MAX_NAME_LENGTH } from '@/lib/core/limits';
import { TextField } from '../ui/field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

export function NameForm({ name }: { name: string }) {
  const [state, send] = useActionState(changeNameAction, {});
  const form = useFirstWrongField(state.error);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-3">
      <FormMessage state={state} />
      <div className="w-full max-w-sm">
        <TextField
          label="Your name"
          name="name"
          autoComplete="name"
          required
          maxLength={MAX_NAME_LENGTH}
          defaultValue={state.values?.name ?? name}
          error={state.error?.fields?.name}
        />
      </div>
      <SubmitButton look="secondary">Change the name</SubmitButton>
    </form>
  );
}
