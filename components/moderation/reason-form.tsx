'use client';

import { useState } from 'react';
import { MAX_REASON_LENGTH } from '@/lib/core/moderation';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';

type Props = { label: string; hint: string; submit: string; needed?: boolean; max?: number; pending: boolean; onSubmit: (text: string) => void; onCancel: () => void };

/** A few words that go with a decision. Escape leaves. */
export function ReasonForm({ label, hint, submit, needed = true, max = MAX_REASON_LENGTH, pending, onSubmit, onCancel }: Props) {
  const [text, setText] = useState('');
  return (
    // Keys within its field: Escape leaves the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="flex flex-col gap-2 rounded-md bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending && (!needed || text.trim())) onSubmit(text.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      {/* Whoever asked for the form wants to type. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <TextArea label={label} hint={hint} rows={2} maxLength={max} autoFocus required={needed} value={text} onChange={({ target }) => setText(target.value)} />
      <div className="flex gap-2">
        <Button look="primary" small type="submit" disabled={pending || (needed && !text.trim())}>
          {pending ? 'Sending…' : submit}
        </Button>
        <Button look="quiet" small onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
