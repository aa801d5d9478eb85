'use client';

import clsx from 'clsx';
import type { Offer } from './use-mentions';

export const optionId = (list: string, index: number) => `${list}-${index}`;

/** Whom one can mention, below what is being typed. The focus stays in the editor, which names the option. */
export function MentionList({ id, offer }: { id: string; offer: Offer }) {
  const { people, at, loading, choose } = offer;
  return (
    <div className="border-t border-line p-1">
      <p role="status" className={people.length > 0 ? 'sr-only' : 'px-2 py-1 text-sm text-ink-soft'}>
        {people.length > 0
          ? `${people.length === 1 ? '1 person' : `${people.length} people`}. The arrow keys choose, Enter takes.`
          : loading
            ? 'Looking for people…'
            : 'Nobody who can see this thread is called so.'}
      </p>
      {people.length > 0 ? (
        <ul id={id} role="listbox" aria-label="People to mention" className="max-h-56 overflow-y-auto">
          {people.map((person, index) => (
            // The editor has the keys.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <li
              key={person.id}
              id={optionId(id, index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              // Pressing it must not take the focus out of the text.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
              className={clsx('flex min-h-8 cursor-pointer items-center rounded-sm px-2', index === at ? 'bg-accent-soft text-accent' : 'hover:bg-accent-soft')}
            >
              <bdi>{person.name}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
