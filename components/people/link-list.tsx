'use client';

import { useState } from 'react';
import { toCsv } from '@/lib/core/csv';
import { counted } from '../seminar/counted';
import { Button } from '../ui/button';

export type Link = { email: string; name: string | null; secret: string };

const addressOf = (origin: string, secret: string) => `${origin}/join/invitation/${secret}`;

/** Personal links just made. They are told this once, so each can be copied, and all be saved as a file. */
export function LinkList({ links, origin }: { links: readonly Link[]; origin: string }) {
  const [said, setSaid] = useState('');
  if (links.length === 0) return null;
  const copy = async (text: string, what: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${what} copied.`);
    } catch {
      setSaid('Your browser does not let us copy. Select the link and copy it with the keys of your system.');
    }
  };
  const save = () => {
    // The mark tells spreadsheets that this is UTF-8.
    const csv = toCsv([['name', 'email', 'link'], ...links.map(({ name, email, secret }) => [name, email, addressOf(origin, secret)])]);
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const anchor = Object.assign(document.createElement('a'), { href: url, download: 'invitations.csv' });
    anchor.click();
    URL.revokeObjectURL(url);
    setSaid('Saved as invitations.csv.');
  };
  return (
    <section aria-label="New links" className="flex flex-col gap-3 rounded-md border border-accent bg-accent-soft p-4">
      <p>
        <strong>{counted(links.length, 'personal link')}, shown this once.</strong> Send each person theirs. Whoever has a link can use it, so send it to nobody else.
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <Button small look="primary" onClick={save}>
          Save as CSV
        </Button>
        <Button small onClick={() => void copy(links.map(({ email, secret }) => `${email}\t${addressOf(origin, secret)}`).join('\n'), 'All links')}>
          Copy all
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {said}
        </span>
      </div>
      <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface">
        {links.map(({ email, name, secret }) => (
          <li key={secret} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-3 py-2">
            <span className="min-w-0 break-words">
              {name ? <bdi>{name} </bdi> : null}
              <span className={name ? 'text-sm text-ink-soft' : ''}>{email}</span>
              <span className="block font-mono text-xs break-all text-ink-soft">{addressOf(origin, secret)}</span>
            </span>
            <Button small aria-label={`Copy the link for ${email}`} onClick={() => void copy(addressOf(origin, secret), `The link for ${email}`)}>
              Copy
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
