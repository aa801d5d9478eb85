export type RuleOption = { value: string; label: string; explained: string };

type Props = { legend: string; name: string; options: readonly RuleOption[]; chosen: string };

/** A choice between ways to do it, each explained in a sentence. */
export function RuleChoice({ legend, name, options, chosen }: Props) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 text-base font-medium">{legend}</legend>
      {options.map(({ value, label, explained }) => (
        <label
          key={value}
          className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 rounded-md border border-line bg-surface p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
        >
          <input type="radio" name={name} value={value} defaultChecked={value === chosen} className="mt-1 size-4 accent-accent" />
          <span className="font-medium">{label}</span>
          <span className="col-start-2 text-sm text-ink-soft">{explained}</span>
        </label>
      ))}
    </fieldset>
  );
}
