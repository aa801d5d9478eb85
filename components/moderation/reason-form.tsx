'use client';

import { useState } from 'react';
import { MAX_REASON_LENGTH } from '@/lib/core/moderation';
import { TextArea } from '../ui/field';
import { SmallForm } from '../ui/small-form';

type Props = { label: string; hint: string; submit: string; needed?: boolean; max?: number; pending: boolean; onSubmit: (text: string) => void; onCancel: () => void };

/** A few words that go with a decision. */
export function ReasonForm({ label, hint, submit, needed = true, max = MAX_REASON_LENGTH, pending, onSubmit, onCancel }: Props) {
  const [text, setText] = useState('');
  return (
    <SmallForm className="rounded-md bg-sunken p-3" submit={submit} pending={pending} ready={!needed || text.trim() !== ''} onSubmit={() => onSubmit(text.trim())} onCancel={onCancel}>
      {/* Whoever asked for the form wants to type. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <TextArea label={label} hint={hint} rows={2} maxLength={max} autoFocus required={needed} value={text} onChange={({ target }) => setText(target.value)} />
    </SmallForm>
  );
}
