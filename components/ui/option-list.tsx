import clsx from 'clsx';

export const optionId = (list: string, index: number) => `${list}-${index}`;

type Option = { key: string; label: string; hint?: string | null };
type Props = { id: string; label: string; options: readonly Option[]; at: number; onChoose: (index: number) => void; className: string };

/** What can be chosen for what is being typed. The focus stays where one types, which names the option that is at hand. */
export function OptionList({ id, label, options, at, onChoose, className }: Props) {
  return (
    <ul id={id} role="listbox" aria-label={label} hidden={options.length === 0} className={clsx('overflow-y-auto', className)}>
      {options.map(({ key, label, hint }, index) => (
        // Where one types has the keys.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <li
          key={key}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // Pressing it must not take the focus from there.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
          className={clsx('flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm', index === at ? 'bg-accent-soft text-accent' : 'hover:bg-accent-soft')}
        >
          <bdi className="font-medium">{label}</bdi>
          {hint ? <span className="text-ink-soft">{hint}</span> : null}
        </li>
      ))}
    </ul>
  );
}
