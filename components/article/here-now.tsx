'use client';

import clsx from 'clsx';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useReader } from './reader-context';

/** How many have the article open now, and who. Oneself is among them. */
export function HereNow() {
  const here = useReader((state) => (state.live === 'on' ? state.here : null));
  const me = useReader((state) => state.view.me.id);
  const pseudonym = useReader((state) => state.view.rules.pseudonym);
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const onPointer = ({ target }: PointerEvent) => {
      if (!box.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onPointer);
    return () => document.removeEventListener('pointerdown', onPointer);
  }, [open]);
  const count = here?.count ?? 0;
  const isMe = (person: { id: string; name: string }) => person.id === me || person.name === pseudonym;
  return (
    // Escape closes the list, wherever in it the focus is.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      // It keeps its room, so that nothing moves when it comes.
      className={clsx('relative', count === 0 && 'invisible')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        box.current?.querySelector('button')?.focus();
      }}
    >
      <Button small look="quiet" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon name="people" className="size-3.5" /> Here now: {Math.max(1, count)}
      </Button>
      <ul id={id} hidden={!open} aria-label="Here now" className="absolute end-0 top-full z-30 max-h-72 w-max max-w-60 overflow-y-auto rounded-md border border-line bg-surface px-3 py-2 text-sm shadow-float">
        {here?.people.map((person) => (
          <li key={person.id} className="break-words">
            <bdi>{person.name}</bdi>
            {isMe(person) ? ' (you)' : ''}
          </li>
        ))}
        {here && count > here.people.length ? <li className="text-ink-soft">and {count - here.people.length} more</li> : null}
      </ul>
    </div>
  );
}
