'use client';

import type { ReactNode } from 'react';
import type { PublicError } from '@/lib/http/public-error';
import { Button } from '../ui/button';
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

/** The editor with its buttons, for a reply and for an edit. Escape leaves; the draft stays. */
export function TextForm({ label, placeholder, submit, draft, pending, error, onChange, onSubmit, onCancel, children }: Props) {
  const post = () => {
    if (!pending && hasWords(draft.body)) onSubmit();
  };
  return (
    // Keys within its fields: Escape leaves the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        post();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Editor label={label} placeholder={placeholder} initial={draft.body} focused onChange={onChange} onSubmit={post} />
      {children}
      <SendError error={error} />
      <div className="flex gap-2">
        <Button look="primary" small type="submit" disabled={pending || !hasWords(draft.body)}>
          {pending ? 'Sending…' : submit}
        </Button>
        <Button look="quiet" small onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
