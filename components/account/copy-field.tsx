'use client';

import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

/** A value to take elsewhere. Where the browser does not let us copy, it is selected for copying by hand. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid('Copied.');
    } catch {
      setSaid('It is selected: copy it with the keys of your system.');
    }
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <TextField ref={field} label={label} value={value} readOnly spellCheck={false} autoComplete="off" onFocus={(event) => event.currentTarget.select()} />
      </div>
      <div className="flex items-center gap-3">
        <Button small onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status" className="text-sm text-ink-soft">
          {said}
        </span>
      </div>
    </div>
  );
}
