'use client';

import { useActionState } from 'react';
import { endSessionAction, signOutEverywhereAction } from '@/app/account/actions';
import { Time } from '../ui/time';
import { ConfirmForm } from './confirm-form';
import { describeDevice } from './device';
import { FormMessage } from './form-message';
import { SubmitButton } from './submit-button';

type Session = { id: string; userAgent: string | null; lastSeenAt: string; current: boolean };

/** Where somebody is signed in, with the means to end each and all. */
export function SessionList({ sessions }: { sessions: Session[] }) {
  const [ended, end] = useActionState(endSessionAction, {});
  const [left, leaveAll] = useActionState(signOutEverywhereAction, {});
  return (
    <div className="flex flex-col gap-3">
      <FormMessage state={ended} focus />
      <FormMessage state={left} focus />
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {sessions.map(({ id, userAgent, lastSeenAt, current }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
            <div>
              <p className="font-medium">{describeDevice(userAgent)}</p>
              <p className="text-sm text-ink-soft">
                {current ? 'This browser' : <>Last seen <Time iso={lastSeenAt} /></>}
              </p>
            </div>
            {current ? null : (
              <form action={end}>
                <input type="hidden" name="id" value={id} />
                <SubmitButton look="secondary" small label={`Sign out: ${describeDevice(userAgent)}`}>
                  Sign out
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      <div className="flex">
        <ConfirmForm
          send={leaveAll}
          verb="Sign out everywhere"
          what="this browser and all others"
          question="Sign out of this browser and of all others? API tokens stay valid until you revoke them."
        />
      </div>
    </div>
  );
}
