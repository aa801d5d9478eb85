import { buttonClass } from '../ui/button';

type Props = { article: string; numbers: readonly number[]; from: number; to: number };

/** Chooses which two revisions are compared; works without a script. */
export function CompareForm({ article, numbers, from, to }: Props) {
  return (
    <form action={`/articles/${article}/revisions/compare`} className="flex flex-wrap items-end gap-3 text-sm">
      <Choice name="from" label="From revision" numbers={numbers} value={from} />
      <Choice name="to" label="To revision" numbers={numbers} value={to} />
      <button type="submit" className={buttonClass('secondary', true)}>
        Compare
      </button>
    </form>
  );
}

function Choice({ name, label, numbers, value }: { name: string; label: string; numbers: readonly number[]; value: number }) {
  return (
    <label className="flex flex-col gap-1">
      {label}
      <select key={value} name={name} defaultValue={value} className="min-h-8 rounded-md border border-line-strong bg-surface px-2">
        {numbers.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </select>
    </label>
  );
}
