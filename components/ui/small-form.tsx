'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Button } from './button';

type Props = {
  submit: string;
  pending: boolean;
  /** Whether what was typed can be sent. */
  ready: boolean;
  onSubmit: () => void;
  onCancel: () => void;
  cancel?: string;
  className?: string;
  children: ReactNode;
};

/** A form that opens within something else. Escape in it means the form, not the sheet or page around it. */
export function SmallForm({ submit, pending, ready, onSubmit, onCancel, cancel = 'Cancel', className, children }: Props) {
  return (
    // Keys within its fields: Escape leaves the form.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={clsx('flex flex-col gap-2', className)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending && ready) onSubmit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        // While an input method composes, Escape means what it proposes.
        if (!event.nativeEvent.isComposing) onCancel();
      }}
    >
      {children}
      <div className="flex gap-2">
        <Button look="primary" small type="submit" disabled={pending || !ready}>
          {pending ? 'Sending…' : submit}
        </Button>
        <Button look="quiet" small onClick={onCancel}>
          {cancel}
        </Button>
      </div>
    </form>
  );
}
