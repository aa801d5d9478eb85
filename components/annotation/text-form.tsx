'use client';

import type { PublicError } from '@/lib/http/public-error';
import { SmallForm } from '../ui/small-form';
import { hasWords, type TextDraft } from './drafts';
import { Editor, type MentionScope } from './editor';
import { problemOf, SendError } from './send-error';

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
  cancel?: string;
  /** Whom one can mention. */
  mentions: MentionScope;
};

/** The editor with its buttons, for a reply and for an edit. */
export function TextForm({ label, placeholder, submit, draft, pending, error, onChange, onSubmit, onCancel, cancel, mentions }: Props) {
  const ready = hasWords(draft.body);
  return (
    <SmallForm submit={submit} pending={pending} ready={ready} onSubmit={onSubmit} onCancel={onCancel} {...(cancel ? { cancel } : {})}>
      <Editor
        label={label}
        placeholder={placeholder}
        initial={draft.body}
        focused
        mentions={mentions}
        onChange={onChange}
        onSubmit={() => {
          if (!pending && ready) onSubmit();
        }}
      />
      <SendError error={error ?? problemOf(draft)} />
    </SmallForm>
  );
}
