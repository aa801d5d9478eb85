import clsx from 'clsx';

export const suggestionId = (list: string, index: number) => `${list}-${index}`;

type Props = { id: string; label: string; options: readonly { label: string; hint: string | null }[]; at: number; onChoose: (index: number) => void };

/** What can be chosen for a box that is being typed in, below it. The focus stays in the box, which names the option. */
export function Suggestions({ id, label, options, at, onChoose }: Props) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={label}
      hidden={options.length === 0}
      className="absolute inset-x-0 top-full z-30 mt-1 max-h-72 overflow-y-auto rounded-md border border-line bg-surface p-1 shadow-float"
    >
      {options.map((option, index) => (
        // The box has the keys.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <li
          key={option.label}
          id={suggestionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // Pressing it must not take the focus out of the box.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(index)}
          className={clsx('flex min-h-9 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm', index === at ? 'bg-accent-soft text-accent' : 'hover:bg-accent-soft')}
        >
          <bdi className="font-medium">{option.label}</bdi>
          {option.hint ? <span className="text-ink-soft">{option.hint}</span> : null}
        </li>
      ))}
    </ul>
  );
}
