'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from '@/lib/http/public-error';
import { Notice } from '../ui/notice';

/**
 * What became of a form as a whole; what is wrong with a field stands at the field. With `focus` it
 * takes the focus, for forms that go away by being sent.
 */
export function FormMessage({ state: { error, done }, focus = false }: { state: FormState<unknown>; focus?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const text = error && !error.fields ? error.message : typeof done === 'string' ? done : null;
  useEffect(() => {
    if (focus && text) box.current?.focus();
  }, [focus, text, error, done]);
  if (!text) return null;
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone={error ? 'error' : 'success'}>{text}</Notice>
    </div>
  );
}
