'use client';

import { useId, useRef, useState } from 'react';
import { Button } from '../ui/button';

/** The two ways to invite: a link to send, and a code to read aloud or write on the blackboard. */
export function InviteBox({ link, code }: { link: string; code: string }) {
  const [said, setSaid] = useState('');
  return (
    <section aria-labelledby="invite" className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5">
      <div className="flex flex-col gap-1">
        <h2 id="invite" className="font-serif text-xl">
          Invite
        </h2>
        <p className="text-sm text-ink-soft">Whoever has the link or the code joins as a participant.</p>
      </div>
      <Copied label="Link" value={link} onDone={setSaid} />
      <Copied label="Code" value={code} onDone={setSaid} large />
      <p role="status" className="min-h-5 text-sm text-ink-soft">
        {said}
      </p>
    </section>
  );
}

/** A value to take elsewhere. Where the browser does not let us copy, it is selected for copying by hand. */
function Copied({ label, value, onDone, large = false }: { label: string; value: string; onDone: (said: string) => void; large?: boolean }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      onDone(`${label} copied.`);
    } catch {
      onDone(`The ${label.toLowerCase()} is selected: copy it with the keys of your system.`);
    }
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-end justify-between gap-2">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <Button small aria-label={`Copy the ${label.toLowerCase()}`} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <input
        ref={field}
        id={id}
        value={value}
        readOnly
        dir="ltr"
        className={`w-full rounded-md border border-line bg-sunken px-3 py-1.5 text-ink ${large ? 'text-lg tracking-widest' : 'text-sm'}`}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}
