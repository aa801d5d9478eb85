'use client';

import { useActionState } from 'react';
import { changeSettingsAction } from '@/app/seminars/[seminar]/settings/actions';
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH } from '@/lib/core/limits';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';
import { useFirstWrongField } from '../account/use-first-wrong-field';
import { SelectField, TextArea, TextField } from '../ui/field';

type Props = { seminar: { id: string; name: string; description: string | null; timeZone: string }; zones: readonly string[]; archived: boolean };

/** A seminar's name, description and time zone. */
export function SettingsForm({ seminar, zones, archived }: Props) {
  const [state, send] = useActionState(changeSettingsAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  const zone = values?.timeZone ?? seminar.timeZone;
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-stretch gap-4">
      <input type="hidden" name="seminar" value={seminar.id} />
      <FormMessage state={state} />
      <fieldset disabled={archived} className="flex flex-col gap-4">
        <TextField label="Name" name="name" required autoComplete="off" maxLength={MAX_NAME_LENGTH} defaultValue={values?.name ?? seminar.name} error={error?.fields?.name} />
        <TextArea
          label="Description (optional)"
          name="description"
          rows={5}
          maxLength={MAX_DESCRIPTION_LENGTH}
          hint="What you read, and what you ask of the readers."
          defaultValue={values?.description ?? seminar.description ?? ''}
          error={error?.fields?.description}
        />
        {/* The key makes a select that React resets after sending keep what was chosen. */}
        <SelectField key={zone} label="Time zone" name="timeZone" hint="Opening and due dates of articles are meant and shown in it." defaultValue={zone} error={error?.fields?.timeZone}>
          {zones.map((one) => (
            <option key={one} value={one}>
              {one.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
        <div>
          <SubmitButton>Save</SubmitButton>
        </div>
      </fieldset>
    </form>
  );
}
