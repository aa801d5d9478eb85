'use client';

import type { MentionOptions } from '@tiptap/extension-mention';
import { useEffect, useMemo, useRef, useState } from 'react';
import { findPeople } from '@/app/articles/[article]/actions';
import type { Person } from '@/lib/core/threads';
import { useReader } from '../article/reader-context';
import type { MentionScope } from './editor';

/** Whom an editor offers to mention at the moment; `at` is the one that Enter takes. */
export type Offer = { people: Person[]; loading: boolean; at: number; choose: (person: Person) => void };

type Suggestion = Partial<MentionOptions<Person, { id: string | null; label?: string | null }>['suggestion']>;

/** A pause in typing after which people are looked up, in milliseconds. */
const PAUSE = 120;

/** Completion of names after an @: what TipTap has to be told of it, and what is offered now. */
export function useMentions(scope: MentionScope): { suggestion: Suggestion; offer: Offer | null } {
  const article = useReader(({ view }) => view.articleId);
  const [offer, show] = useState<Offer | null>(null);
  // The editor is made once, and asks what holds at the time.
  const now = useRef({ scope, offer });
  useEffect(() => {
    now.current = { scope, offer };
  });
  const suggestion = useMemo((): Suggestion => {
    const step = (by: number) => show((before) => before && { ...before, at: (before.at + by + before.people.length) % Math.max(before.people.length, 1) });
    return {
      debounce: PAUSE,
      items: async ({ query }) => {
        const found = await findPeople({ article, q: query, ...now.current.scope }).catch(() => null);
        return found?.ok ? found.data : [];
      },
      render: () => {
        const update: NonNullable<ReturnType<NonNullable<Suggestion['render']>>['onUpdate']> = ({ items, loading, command }) =>
          show((before) => ({ people: loading && before ? before.people : items, loading, at: loading && before ? before.at : 0, choose: ({ id, name }) => command({ id, label: name }) }));
        return {
          onStart: update,
          onUpdate: update,
          onExit: () => show(null),
          onKeyDown: ({ event }) => {
            const { offer } = now.current;
            if (event.key === 'Escape') {
              // It closes the list, and not the form around it.
              event.stopPropagation();
              return true;
            }
            const person = offer?.people[offer.at];
            if (!offer || !person) return false;
            if (event.key === 'ArrowDown') step(1);
            else if (event.key === 'ArrowUp') step(-1);
            else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey && !event.shiftKey) offer.choose(person);
            else return false;
            return true;
          },
        };
      },
    };
  }, [article]);
  return { suggestion, offer };
}
