import clsx from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

const CONTROL =
  'w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink placeholder:text-ink-soft aria-invalid:border-danger';

type Parts = { label: string; hint?: ReactNode; error?: string | undefined };

/** A label, its control, a hint and what is wrong with what was typed, tied together for everyone. */
function Labelled({ label, hint, error, children }: Parts & { children: (props: object) => ReactNode }) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({ label, hint, error, className, ...rest }: ComponentProps<'input'> & Parts) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(tied) => <input dir="auto" {...rest} {...tied} className={clsx(CONTROL, className)} />}
    </Labelled>
  );
}

export function TextArea({ label, hint, error, className, ...rest }: ComponentProps<'textarea'> & Parts) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(tied) => <textarea dir="auto" {...rest} {...tied} className={clsx(CONTROL, className)} />}
    </Labelled>
  );
}

export function SelectField({ label, hint, error, className, ...rest }: ComponentProps<'select'> & Parts) {
  return (
    <Labelled label={label} hint={hint} error={error}>
      {(tied) => <select {...rest} {...tied} className={clsx(CONTROL, className)} />}
    </Labelled>
  );
}
