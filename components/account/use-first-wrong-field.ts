import { useEffect, useRef } from 'react';
import type { PublicError } from '@/lib/http/public-error';

/** Moves the focus to the first field that was refused, each time a form comes back with an error. */
export function useFirstWrongField(error: PublicError | undefined) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error?.fields) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);
  return form;
}
