import clsx from 'clsx';
import type { ReactNode } from 'react';

type Props = {
  label: string;
  /** What it says when nothing is chosen. */
  all?: string;
  value: string | undefined;
  options: (readonly [value: string, label: string])[];
  /** Decoration that stands before what is chosen. */
  before?: ReactNode;
  onChange: (value: string | undefined) => void;
};

/** A small drop-down, such as a filter has. */
export function Choice({ label, all, value, options, before, onChange }: Props) {
  const select = (
    <select
      aria-label={label}
      value={value ?? ''}
      className={clsx('min-h-8 max-w-44 min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink', before && 'ps-6')}
      onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
    >
      {all ? <option value="">{all}</option> : null}
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </select>
  );
  if (!before) return select;
  return (
    <span className="relative inline-flex min-w-0 items-center">
      <span className="pointer-events-none absolute start-2 inline-flex">{before}</span>
      {select}
    </span>
  );
}
