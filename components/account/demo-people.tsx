'use client';

import { useActionState } from 'react';
import { demoSignInAction } from '@/app/sign-in/actions';
import { FormMessage } from './form-message';

type Person = { email: string; name: string; role: string };

/** The people of the demo, one click each. */
export function DemoPeople({ people, next }: { people: Person[]; next: string }) {
  const [state, send] = useActionState(demoSignInAction, {});
  return (
    <form action={send} className="flex flex-col gap-3">
      <input type="hidden" name="next" value={next} />
      <FormMessage state={state} />
      <ul className="flex flex-col divide-y divide-line rounded-md border border-line bg-surface">
        {people.map(({ email, name, role }) => (
          <li key={email}>
            <button
              type="submit"
              name="email"
              value={email}
              className="flex min-h-11 w-full items-center justify-between gap-3 px-3 py-2 text-start transition-colors hover:bg-accent-soft"
            >
              <span className="font-medium">{name}</span>
              <span className="text-sm text-ink-soft">{role}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
