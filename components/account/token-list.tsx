'use client';

import { useActionState } from 'react';
import { revokeTokenAction } from '@/app/account/actions';
import { Time } from '../ui/time';
import { ConfirmForm } from './confirm-form';
import { FormMessage } from './form-message';

type Token = { id: string; name: string; hint: string; createdAt: string; lastUsedAt: string | null };

export function TokenList({ tokens }: { tokens: Token[] }) {
  const [revoked, revoke] = useActionState(revokeTokenAction, {});
  return (
    <div className="flex flex-col gap-3">
      <FormMessage state={revoked} focus />
      {tokens.length === 0 ? (
        <p className="text-ink-soft">You have no tokens.</p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-surface">
          {tokens.map(({ id, name, hint, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
              <div className="min-w-0">
                <p className="font-medium break-words" dir="auto">
                  {name}
                </p>
                <p className="text-sm text-ink-soft">
                  ends in <code className="text-ink">{hint}</code>, made <Time iso={createdAt} />, {lastUsedAt ? <>last used <Time iso={lastUsedAt} /></> : 'never used'}
                </p>
              </div>
              <ConfirmForm
                send={revoke}
                id={id}
                verb="Revoke"
                what={name}
                question={
                  <>
                    Revoke <bdi className="font-medium">{name}</bdi>? Programs that use it are refused at once.
                  </>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
