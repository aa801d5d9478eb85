'use client';

import { OptionList } from '../ui/option-list';
import type { Offer } from './use-mentions';

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
      <OptionList
        id={id}
        label="People to mention"
        options={people.map(({ id, name }) => ({ key: id, label: name }))}
        at={at}
        onChoose={(index) => choose(people[index]!)}
        className="max-h-56"
      />
    </div>
  );
}
