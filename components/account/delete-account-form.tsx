'use client';

import { useActionState } from 'react';
import { deleteAccountAction } from '@/app/account/actions';
import { RuleChoice } from '../article-rules/rule-choice';
import { TextField } from '../ui/field';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';
import { useFirstWrongField } from './use-first-wrong-field';

const CHOICES = [
  { value: 'keep', label: 'It stays, as “Former member”', explained: 'Discussions stay as they were. Your words can be read by who could read them before.' },
  {
    value: 'withdraw',
    label: 'It is withdrawn',
    explained: 'Where others replied, an empty place stays for their words. What a moderator has hidden, and what is in an archived seminar, stays as it is, without your name.',
  },
];

/** The last question before an account goes: what becomes of the comments, the password, and whether one is sure. */
export function DeleteAccountForm({ email }: { email: string }) {
  const [state, send] = useActionState(deleteAccountAction, {});
  const form = useFirstWrongField(state.error);
  const wrong = state.error?.fields;
  return (
    <form ref={form} action={send} noValidate className="flex flex-col items-start gap-6">
      <FormMessage state={state} focus />
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <RuleChoice key={state.values?.comments} legend="What becomes of what you wrote" name="comments" options={CHOICES} chosen={state.values?.comments ?? 'keep'} />
      <div className="w-full max-w-sm">
        <TextField label="Present password" name="current" type="password" autoComplete="current-password" required error={wrong?.current} />
      </div>
      <div className="flex flex-col gap-1">
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            name="sure"
            value="yes"
            required
            className="mt-1 size-4 shrink-0 accent-accent"
            aria-invalid={wrong?.sure ? true : undefined}
            aria-describedby={wrong?.sure ? 'sure-error' : undefined}
          />
          <span>I know what will happen, and that it cannot be undone</span>
        </label>
        {wrong?.sure ? (
          <p id="sure-error" className="text-sm text-danger">
            {wrong.sure}
          </p>
        ) : null}
      </div>
      <SubmitButton look="danger">Delete my account for good</SubmitButton>
    </form>
  );
}
