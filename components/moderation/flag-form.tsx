'use client';

import { useState } from 'react';
import { FLAG_REASONS, type FlagReason, MAX_REASON_LENGTH } from '@/lib/core/moderation';
import { SelectField, TextArea } from '../ui/field';
import { SmallForm } from '../ui/small-form';
import { REASONS } from './words';

type Props = { pending: boolean; onSubmit: (flag: { reason: FlagReason; note: string | null }) => void; onCancel: () => void };

/** Why a member reports a post. */
export function FlagForm({ pending, onSubmit, onCancel }: Props) {
  const [reason, setReason] = useState<FlagReason>('off_topic');
  const [note, setNote] = useState('');
  const lacks = reason === 'other' && !note.trim();
  return (
    <SmallForm
      className="rounded-md bg-sunken p-3"
      submit="Report"
      pending={pending}
      ready={!lacks}
      onSubmit={() => onSubmit({ reason, note: note.trim() || null })}
      onCancel={onCancel}
    >
      {/* Whoever asked for the form wants to choose. */}
      {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
      <SelectField label="What is wrong with it?" autoFocus value={reason} onChange={({ target }) => setReason(target.value as FlagReason)}>
        {FLAG_REASONS.map((each) => (
          <option key={each} value={each}>
            {REASONS[each]}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={reason === 'other' ? 'What is it?' : 'Anything to add? (optional)'}
        hint="Only those who moderate see your report, and that it is yours."
        rows={2}
        maxLength={MAX_REASON_LENGTH}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
    </SmallForm>
  );
}
