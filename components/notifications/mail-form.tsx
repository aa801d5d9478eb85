'use client';

import { useActionState } from 'react';
import { changeMailAction } from '@/app/account/actions';
import type { MailChoice, MailWord } from '@/lib/core/notifications';
import { FormMessage } from '../account/form-message';
import { SubmitButton } from '../account/submit-button';
import { useFirstWrongField } from '../account/use-first-wrong-field';
import { SelectField } from '../ui/field';

const WORDS: [MailWord, string][] = [
  ['daily', 'Once a day, when there is news'],
  ['at_once', 'As it happens'],
  ['none', 'Never'],
];
const HOURS = Array.from({ length: 24 }, (_, hour) => [String(hour), `${String(hour).padStart(2, '0')}:00`] as const);

/** How somebody is mailed. */
export function MailForm({ choice, zones }: { choice: MailChoice & { usualZone: string }; zones: readonly string[] }) {
  const [state, send] = useActionState(changeMailAction, {});
  const { error, values } = state;
  const form = useFirstWrongField(error);
  const [word, hour, zone] = [values?.word ?? choice.word, values?.hour ?? String(choice.hour), values?.timeZone ?? choice.timeZone ?? ''];
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-3">
      <FormMessage state={state} />
      {/* The keys make selects that React resets after sending keep what was chosen. */}
      <div className="grid w-full gap-4 sm:grid-cols-[max-content_1fr_1fr]">
        <SelectField key={`word ${word}`} label="E-mail" name="word" defaultValue={word} error={error?.fields?.word}>
          {WORDS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField key={`hour ${hour}`} label="The daily one from" name="hour" defaultValue={hour} error={error?.fields?.hour}>
          {HOURS.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <SelectField key={`zone ${zone}`} label="In the time of" name="timeZone" defaultValue={zone} error={error?.fields?.timeZone}>
          <option value="">my seminar ({choice.usualZone.replaceAll('_', ' ')})</option>
          {zones.map((one) => (
            <option key={one} value={one}>
              {one.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      </div>
      <SubmitButton look="secondary">Save</SubmitButton>
    </form>
  );
}
