'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonLook } from '../ui/button';

/**
 * Sends its form, once: while that is under way it says so and does nothing.
 * @param label a longer name, where the words on the button are not enough by themselves
 */
export function SubmitButton({ children, look = 'primary', small = false, label }: { children: ReactNode; look?: ButtonLook; small?: boolean; label?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      look={look}
      small={small}
      aria-label={label}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    >
      {children}
      {pending ? <span aria-hidden="true">…</span> : null}
    </Button>
  );
}
