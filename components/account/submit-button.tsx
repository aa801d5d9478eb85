'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button, type ButtonLook } from '../ui/button';

/** Sends its form, once: while that is under way it says so and does nothing. */
export function SubmitButton({ children, look = 'primary', small }: { children: ReactNode; look?: ButtonLook; small?: boolean }) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      look={look}
      {...(small ? { small } : {})}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {children}
    </Button>
  );
}
