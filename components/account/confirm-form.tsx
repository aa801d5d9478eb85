'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../ui/button';
import { SubmitButton } from './submit-button';

type Props = {
  send: (form: FormData) => void;
  /** What the button does, such as "Revoke". */
  verb: string;
  /** What it does it to, for those who hear the button alone. */
  what: string;
  question: ReactNode;
  /** Which one; sent along. */
  id?: string;
};

/** A button that asks once more, in its place, before it does what cannot be taken back. */
export function ConfirmForm({ send, verb, what, question, id }: Props) {
  const [asking, setAsking] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const answered = useRef(false);
  useEffect(() => {
    if (!asking && answered.current) opener.current?.focus();
    answered.current = false;
  }, [asking]);
  const keep = () => {
    answered.current = true;
    setAsking(false);
  };
  if (!asking) {
    return (
      <Button ref={opener} small onClick={() => setAsking(true)} aria-label={`${verb}: ${what}`}>
        {verb}
      </Button>
    );
  }
  return (
    <form action={send} className="flex basis-full flex-col gap-2 rounded-md bg-sunken p-3">
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <p>{question}</p>
      <div className="flex gap-2">
        <SubmitButton look="danger" small>
          {verb}
        </SubmitButton>
        <Button ref={focusWhenShown} small look="quiet" onClick={keep} onKeyDown={(event) => event.key === 'Escape' && keep()}>
          Keep
        </Button>
      </div>
    </form>
  );
}

/** The question took the place of the button that had the focus. */
const focusWhenShown = (button: HTMLButtonElement | null) => button?.focus();
