'use client';

import * as Radix from '@radix-ui/react-dialog';
import clsx from 'clsx';
import { type ReactNode, useRef } from 'react';
import { Icon } from './icon';

type Props = {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** A window in the middle, a wide one for what stands side by side, or a sheet that comes up from the foot of a phone. */
  shape?: 'window' | 'wide' | 'sheet';
};

const SHAPES = {
  window: 'inset-x-4 top-[10dvh] mx-auto max-h-[80dvh] max-w-lg rounded-md',
  wide: 'inset-x-4 top-[5dvh] mx-auto max-h-[90dvh] max-w-4xl rounded-md',
  sheet: 'sheet inset-x-0 bottom-0 mx-auto max-h-[85dvh] max-w-2xl rounded-t-md',
};

/** A dialog above the page: keeps the focus in it, closes with Escape, and gives the focus back. */
export function Dialog({ open, onClose, title, children, shape = 'window' }: Props) {
  const before = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement as HTMLElement | null;
          }}
          // Radix gives it back to its own trigger only, of which there is none.
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            before.current?.focus({ preventScroll: true });
          }}
          className={clsx('fixed z-50 flex flex-col border border-line bg-surface shadow-float', SHAPES[shape])}
        >
          <div className="flex items-center justify-between gap-4 border-b border-line px-4 py-2">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close className="grid size-9 place-items-center rounded-md text-ink-soft hover:bg-accent-soft" aria-label="Close">
              <Icon name="close" />
            </Radix.Close>
          </div>
          <div className="overflow-y-auto overscroll-contain p-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
