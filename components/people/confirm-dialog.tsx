'use client';

import type { ReactNode } from 'react';
import { Button, type ButtonLook } from '../ui/button';
import { Dialog } from '../ui/dialog';

/** `look`: that of the button that does it. */
type Props = { title: string; verb: string; look?: ButtonLook; open: boolean; pending?: boolean; onClose: () => void; onConfirm: () => void; children: ReactNode };

/** Asks once more before something that is hard to take back. */
export function ConfirmDialog({ title, verb, look = 'danger', open, pending = false, onClose, onConfirm, children }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      <div className="flex flex-col gap-4">
        {children}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look={look} disabled={pending} onClick={onConfirm}>
            {verb}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
