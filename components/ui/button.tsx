import clsx from 'clsx';
import type { ComponentProps } from 'react';

const LOOKS = {
  primary: 'border-accent bg-accent text-accent-ink hover:brightness-110',
  secondary: 'border-line-strong bg-surface text-ink hover:bg-accent-soft',
  quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-accent-soft hover:text-ink',
  danger: 'border-danger bg-surface text-danger hover:bg-accent-soft',
};

export type ButtonLook = keyof typeof LOOKS;

/** The classes of a button, for links that look like one. */
export const buttonClass = (look: ButtonLook = 'secondary', small = false) =>
  clsx(
    'inline-flex items-center justify-center gap-1.5 rounded-md border font-medium no-underline transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:opacity-60',
    small ? 'min-h-7 px-2 py-0.5 text-sm' : 'min-h-10 px-4 py-2 text-base',
    LOOKS[look],
  );

/** A button that says what it does. `type` is "button" unless it is to submit. */
export function Button({ look, small, className, ...rest }: ComponentProps<'button'> & { look?: ButtonLook; small?: boolean }) {
  return <button type="button" {...rest} className={clsx(buttonClass(look, small), className)} />;
}
