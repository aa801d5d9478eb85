type Props = {
  label: string;
  /** What it says when nothing is chosen. */
  all?: string;
  value: string | undefined;
  options: (readonly [value: string, label: string])[];
  onChange: (value: string | undefined) => void;
};

/** A small drop-down, such as a filter has. */
export function Choice({ label, all, value, options, onChange }: Props) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      className="min-h-8 max-w-44 min-w-0 rounded-md border border-line-strong bg-surface px-2 text-sm text-ink"
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
}
