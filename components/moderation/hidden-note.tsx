'use client';

import { useState } from 'react';
import { appeal } from '@/app/seminars/[seminar]/moderation/actions';
import { MAX_APPEAL_LENGTH } from '@/lib/core/moderation';
import type { Hiding, Rejection } from '@/lib/core/threads';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { Time } from '../ui/time';
import { ReasonForm } from './reason-form';

const BY = { instructor: 'an instructor', assistant: 'an assistant' };

/** Why something is hidden, for its author and for moderators. */
export function HiddenBecause({ hidden }: { hidden: Hiding | null }) {
  return (
    <div className="border-s-2 border-danger ps-2 text-sm break-words text-ink-soft">
      {hidden ? (
        <p>
          <span className="font-medium text-danger">Hidden</span> by {BY[hidden.by]} <Time iso={hidden.at} />
          {hidden.reason ? (
            <>
              : <bdi>{hidden.reason}</bdi>
            </>
          ) : null}
        </p>
      ) : (
        <p className="font-medium text-danger">Hidden</p>
      )}
      {hidden?.appeal ? (
        <p>
          Asked for a second look: <bdi>{hidden.appeal}</bdi>
        </p>
      ) : null}
      {hidden?.answered ? (
        <p>
          It was looked at again, and stays hidden
          {hidden.answer ? (
            <>
              : <bdi>{hidden.answer}</bdi>
            </>
          ) : (
            '.'
          )}
        </p>
      ) : null}
    </div>
  );
}

/** Why an edit is not shown, for its author and for moderators. */
export function RejectedEdit({ rejected, mine }: { rejected: Rejection; mine: boolean }) {
  return (
    <p className="text-sm break-words text-ink-soft">
      <span className="font-medium text-danger">Edit rejected</span> by {BY[rejected.by]} <Time iso={rejected.at} />
      {rejected.reason ? (
        <>
          : <bdi>{rejected.reason}</bdi>
        </>
      ) : null}{' '}
      Others read what stands above.{mine ? ' Press Edit to mend it.' : ''}
    </p>
  );
}

type Hidden = {
  annotation: string;
  /** `null`: the thread's opening, where it has no comment. */
  comment: string | null;
  hidden: Hiding | null;
  can: { appeal: boolean };
};

/** The same under what one wrote oneself, with the way to ask for a second look, once. */
export function HiddenNote({ post: { annotation, comment, hidden, can } }: { post: Hidden }) {
  const store = useReaderStore();
  const { send, pending, error } = useSend();
  const [asking, setAsking] = useState(false);
  const ask = async (text: string) => {
    const thread = await send(() => appeal({ comment, annotation, appeal: { text } }));
    if (!thread) return;
    store.getState().put(thread);
    setAsking(false);
  };
  return (
    <div className="flex flex-col gap-1">
      <HiddenBecause hidden={hidden} />
      {!can.appeal ? null : asking ? (
        <ReasonForm
          label="Why should it be looked at again?"
          hint="You can ask once. Whoever moderates this seminar reads it."
          submit="Ask for a second look"
          max={MAX_APPEAL_LENGTH}
          pending={pending}
          onSubmit={(text) => void ask(text)}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <Button look="quiet" small className="self-start" onClick={() => setAsking(true)}>
          Ask for a second look
        </Button>
      )}
      <SendError error={error} />
    </div>
  );
}
