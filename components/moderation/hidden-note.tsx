'use client';

import { useState } from 'react';
import { appeal } from '@/app/seminars/[seminar]/moderation/actions';
import { MAX_APPEAL_LENGTH } from '@/lib/core/moderation';
import type { CommentView, Hiding } from '@/lib/core/threads';
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

/** The same under one's own comment, with the way to ask for a second look, once. */
export function HiddenNote({ comment }: { comment: CommentView }) {
  const store = useReaderStore();
  const { send, pending, error } = useSend();
  const [asking, setAsking] = useState(false);
  const ask = async (text: string) => {
    const thread = await send(() => appeal({ comment: comment.id, annotation: comment.annotation, appeal: { text } }));
    if (!thread) return;
    store.getState().put(thread);
    setAsking(false);
  };
  return (
    <div className="flex flex-col gap-1">
      <HiddenBecause hidden={comment.hidden} />
      {!comment.can.appeal ? null : asking ? (
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
