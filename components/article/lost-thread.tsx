'use client';

import type { JSONContent } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import { draftsOf, hasWords, replySlot } from '../annotation/drafts';
import { RichText } from '../annotation/rich-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { focusPlace } from './focus';
import { useReader, useReaderStore } from './reader-context';

/** Stands where the thread was that somebody looked at when it went; with what they were writing there. */
export function LostThread({ id, place }: { id: string; place: string }) {
  const store = useReaderStore();
  const { me, articleId } = useReader((state) => state.view);
  const written = draftsOf(me.id, articleId).load<{ body: JSONContent | null }>(replySlot(id))?.body;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus went with the thread.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, []);
  const dismiss = () => {
    store.getState().set({ lost: null });
    focusPlace(place);
  };
  return (
    <Notice className="flex flex-col items-start gap-2 bg-surface text-sm">
      <p>The thread that you had open is not here any more: it was taken back or hidden, or it is for others now.</p>
      {written && hasWords(written) ? (
        <>
          <p className="font-medium">You were writing:</p>
          <RichText body={written as never} />
        </>
      ) : null}
      <Button small ref={button} onClick={dismiss}>
        Close
      </Button>
    </Notice>
  );
}
