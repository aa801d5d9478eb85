'use client';

import type { Editor } from '@tiptap/core';
import { useState } from 'react';
import { isSafeLink } from '@/lib/core/document/links';
import { Button } from '../ui/button';

/** Asks for an address; the selected words, or the address itself, become the link. */
export function LinkField({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const apply = () => {
    const full = /^[a-z][a-z0-9+.-]*:/i.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
    if (!isSafeLink(full)) return setWrong(true);
    const chain = editor.chain().focus();
    if (editor.state.selection.empty) chain.insertContent({ type: 'text', text: address.trim(), marks: [{ type: 'link', attrs: { href: full } }] }).unsetMark('link').run();
    else chain.extendMarkRange('link').setLink({ href: full }).run();
    onDone();
  };
  return (
    <div className="border-b border-line p-2">
      <div className="flex gap-2">
        <input
          // The field has just been asked for.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          type="url"
          dir="ltr"
          aria-label="Address of the link"
          aria-invalid={wrong || undefined}
          placeholder="https://"
          value={address}
          className="min-w-0 flex-1 rounded-sm border border-line-strong bg-surface px-2"
          onChange={({ target }) => setAddress(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              apply();
            } else if (event.key === 'Escape') {
              event.stopPropagation();
              onDone();
              editor.commands.focus();
            }
          }}
        />
        <Button small onClick={apply}>
          Link
        </Button>
      </div>
      {wrong ? (
        <p role="alert" className="mt-1 text-sm text-danger">
          An address begins with https://, http:// or mailto:.
        </p>
      ) : null}
    </div>
  );
}
