'use client';

import { useActionState } from 'react';
import { createTokenAction } from '@/app/account/actions';
import { MAX_NAME_LENGTH } from '@/lib/core/limits';
import { TextField } from '../ui/field';
import { CopyField } from './copy-field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

/** Makes a token and shows its secret, this once. */
export function TokenForm() {
  const [state, send] = useActionState(createTokenAction, {});
  const form = useFirstWrongField(state.error);
  return (
    <div className="flex flex-col gap-4">
      <form ref={form} action={send} noValidate className="flex flex-col items-start gap-3">
        <FormMessage state={state} />
        <div className="w-full max-w-sm">
          <TextField
            label="Name of the token"
            name="name"
            autoComplete="off"
            required
            maxLength={MAX_NAME_LENGTH}
            hint="What it is for, such as “term paper script”."
            defaultValue={state.values?.name}
            error={state.error?.fields?.name}
          />
        </div>
        <SubmitButton look="secondary">Make a token</SubmitButton>
      </form>
      {state.done ? (
        <section aria-label="The new token" className="flex flex-col gap-3 rounded-md border border-success bg-surface p-4">
          <p role="status">
            The token <bdi className="font-medium">{state.done.name}</bdi> is made. Copy it now: it is not shown again.
          </p>
          <CopyField key={state.done.secret} label="Token" value={state.done.secret} />
        </section>
      ) : null}
    </div>
  );
}
