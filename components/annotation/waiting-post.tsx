'use client';

import type { JSONContent } from '@tiptap/core';
import { useReader, useReaderStore } from '../article/reader-context';
import { continueDraft, dropDraft } from '../article/writing';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { toast } from '../ui/toast';
import { draftsOf, type NewDraft } from './drafts';
import { isHomeless } from './homeless';
import { idOf, putWaiting, removeWaiting, useOutbox, type Waiting, type Why } from './outbox';
import { giveBack } from './outbox-send';
import { RichText } from './rich-text';
import { tryNow } from './use-outbox-sender';

const BECAUSE: Record<Why, string> = {
  offline: 'You are offline. It is sent by itself when the connection is back.',
  server: 'Scholium does not answer at the moment. It is tried again by itself.',
  session: 'You were signed out. Sign in as yourself, and it is sent.',
  refused: 'It was not taken.',
};

/** A post in its place that is not sent yet, with why, and what can be done about it. */
export function WaitingPost({ waiting }: { waiting: Waiting }) {
  const store = useReaderStore();
  const userId = useReader((state) => state.view.me.id);
  const sending = useOutbox((state) => state.sending === idOf(waiting));
  const { post, why, problem } = waiting;
  const title = why === 'refused' ? 'Not sent' : 'Waiting to be sent';
  const homeless = useReader((state) => isHomeless(waiting, state));
  const edit = () => {
    const slot = giveBack(userId, waiting);
    const draft = post.kind === 'thread' ? draftsOf(userId, waiting.articleId).load<NewDraft>(slot) : null;
    if (draft) continueDraft(store, draft);
  };
  const discard = () => {
    removeWaiting(userId, idOf(waiting));
    if (post.kind === 'thread') dropDraft(store, post.draft);
    toast('It is thrown away and will not be sent.', () => putWaiting(userId, waiting));
  };
  return (
    <div role="group" aria-label={title} data-waiting="" className="flex flex-col gap-2 rounded-md border border-dashed border-accent bg-surface p-3">
      <p className="text-sm text-ink-soft">
        <Icon name="clock" className="me-1 inline-block size-3.5 align-[-2px] text-accent" />
        <span className="font-medium text-ink">{sending ? 'Sending…' : title}</span>{' '}
        {/* Each try in turn is not worth a word. */}
        <span role="status" className={why === 'refused' ? 'text-danger' : undefined}>
          {problem ?? BECAUSE[why]}
        </span>{' '}
        {why === 'session' ? (
          <a href="/sign-in" target="_blank">
            Sign in in another window
          </a>
        ) : null}
      </p>
      {post.kind === 'thread' && post.draft.kind === 'claim' ? (
        <p dir="auto" className="break-words">
          {post.draft.paraphrase}
        </p>
      ) : null}
      {post.draft.body ? <RichText body={post.draft.body as JSONContent} /> : null}
      <div className="-ms-2 flex flex-wrap">
        <Button look="quiet" small disabled={sending} onClick={tryNow}>
          Try now
        </Button>
        {homeless ? null : (
          <Button look="quiet" small disabled={sending} onClick={edit}>
            Edit
          </Button>
        )}
        <Button look="quiet" small disabled={sending} onClick={discard}>
          Discard
        </Button>
      </div>
    </div>
  );
}
