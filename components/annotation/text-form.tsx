'use client';

import type { ReactNode } from 'react';
import type { PublicError } from '@/lib/http/public-error';
import { SmallForm } from '../ui/small-form';
import { hasWords, type TextDraft } from './drafts';
import { Editor } from './editor';
import { SendError } from './send-error';

type Props = {
  label: string;
  placeholder: string;
  submit: string;
  draft: TextDraft;
  pending: boolean;
  error: PublicError | null;
  onChange: (body: NonNullable<TextDraft['body']>) => void;
  onSubmit: () => void;
  onCancel: () => void;
  children?: ReactNode;
};

/** The editor with its buttons, for a reply and for an edit. */
export function TextForm({ label, placeholder, submit, draft, pending, error, onChange, onSubmit, onCancel, children }: Props) {
  const ready = hasWords(draft.body);
  return (
    <SmallForm submit={submit} pending={pending} ready={ready} onSubmit={onSubmit} onCancel={onCancel}>
      <Editor
        label={label}
        placeholder={placeholder}
        initial={draft.body}
        focused
        onChange={onChange}
        onSubmit={() => {
          if (!pending && ready) onSubmit();
        }}
      />
      {children}
      <SendError error={error} />
    </SmallForm>
  );
}
