'use client';

import { useActionState } from 'react';
import { findSeminarAction, joinAction } from '@/app/join/actions';
import { TextField } from '../ui/field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

/** Where the code is typed that the instructor wrote on the blackboard. */
export function CodeForm() {
  const [state, send] = useActionState(findSeminarAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col gap-4">
      <FormMessage state={state} />
      <TextField
        label="Code"
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
        maxLength={60}
        hint="Ten letters and digits, such as 7K3M9-QXW2R. Blanks, dashes and small letters do not matter."
        defaultValue={values?.code}
        error={error?.fields?.code}
        className="tracking-widest uppercase"
      />
      <SubmitButton>Find the seminar</SubmitButton>
    </form>
  );
}

export function JoinForm({ code }: { code: string }) {
  const [state, send] = useActionState(joinAction, {});
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      <input type="hidden" name="code" value={code} />
      <FormMessage state={state} />
      <SubmitButton>Join</SubmitButton>
    </form>
  );
}
