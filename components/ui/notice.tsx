import clsx from 'clsx';
import type { ReactNode } from 'react';

/** A message in the flow of the page. An error is announced at once, anything else politely. */
export function Notice({ tone = 'info', children, className }: { tone?: 'info' | 'success' | 'error'; children: ReactNode; className?: string }) {
  return (
    <div
      role={tone === 'error' ? 'alert' : 'status'}
      className={clsx(
        'rounded-md border px-3 py-2 text-base',
        tone === 'error' && 'border-danger text-danger',
        tone === 'success' && 'border-success text-success',
        tone === 'info' && 'border-line text-ink-soft',
        className,
      )}
    >
      {children}
    </div>
  );
}
