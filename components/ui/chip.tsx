import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** A word that can be switched on and off. */
export function ToggleChip({ pressed, className, ...rest }: ComponentProps<'button'> & { pressed: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={clsx(
        'inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border px-2.5 text-sm break-words',
        pressed ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong bg-surface text-ink-soft hover:bg-accent-soft',
        'disabled:opacity-60',
        className,
      )}
    />
  );
}
