'use client';

import { useActionState } from 'react';
import { createSeminarAction } from '@/app/seminars/new/actions';
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH } from '@/lib/core/limits';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';
import { useFirstWrongField } from '../account/use-first-wrong-field';
import { TextArea, TextField } from '../ui/field';

/** @param once names this form, so that it makes one seminar however often it is sent */
export function NewSeminarForm({ once }: { once: string }) {
  const [state, send] = useActionState(createSeminarAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  return (
    <form ref={form} action={send} noValidate className="flex flex-col gap-4">
      <input type="hidden" name="once" value={once} />
      <FormMessage state={state} />
      <TextField
        label="Name"
        name="name"
        required
        autoComplete="off"
        maxLength={MAX_NAME_LENGTH}
        hint="As its members know it, such as the name of the course."
        defaultValue={values?.name}
        error={error?.fields?.name}
      />
      <TextArea
        label="Description (optional)"
        name="description"
        rows={4}
        maxLength={MAX_DESCRIPTION_LENGTH}
        hint="What you read, and what you ask of the readers."
        defaultValue={values?.description}
        error={error?.fields?.description}
      />
      <SubmitButton>Make the seminar</SubmitButton>
    </form>
  );
}
