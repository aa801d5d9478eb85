'use client';

import { useEffect, useRef, useState } from 'react';
import { create } from 'zustand';
import { Button } from './button';
import { Icon } from './icon';

type Toast = { id: number; text: string; undo?: () => void };

const useToast = create<{ toast: Toast | null }>(() => ({ toast: null }));
let last = 0;

/** Long enough to read it and to reach the button; it also waits while somebody is at it. */
const SHOWN_MS = 15_000;

/** Says what has just happened, with a way back if there is one. It takes the place of the one before. */
export function toast(text: string, undo?: () => void): void {
  useToast.setState({ toast: { id: ++last, text, ...(undo ? { undo } : {}) } });
}

const dismiss = () => useToast.setState({ toast: null });

/** Back to where the focus was before it came to the toast; to the page's heading where that is gone. */
function giveFocusBack(from: EventTarget | null): void {
  const heading = document.querySelector<HTMLElement>('h1');
  if (from instanceof HTMLElement && from.isConnected) return from.focus();
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

/** Where toasts appear; once a page. */
export function Toaster() {
  const shown = useToast((state) => state.toast);
  const [held, setHeld] = useState(false);
  const cameFrom = useRef<EventTarget | null>(null);
  const leave = () => {
    giveFocusBack(cameFrom.current);
    dismiss();
  };
  useEffect(() => {
    if (!shown || held) return;
    const timer = setTimeout(dismiss, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, held]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex justify-center">
      {shown ? (
        <div
          key={shown.id}
          className="pointer-events-auto flex items-center gap-3 rounded-md bg-ink py-2 ps-4 pe-2 text-paper shadow-float"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
            setHeld(true);
          }}
          onBlur={() => setHeld(false)}
        >
          <span>{shown.text}</span>
          {shown.undo ? (
            <Button
              small
              onClick={() => {
                shown.undo?.();
                leave();
              }}
            >
              Undo
            </Button>
          ) : null}
          <button type="button" aria-label="Dismiss" className="grid size-7 place-items-center" onClick={leave}>
            <Icon name="close" />
          </button>
        </div>
      ) : null}
    </div>
  );
}
