'use client';

import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Time } from '../ui/time';

type Props = {
  what: 'comment' | 'claim';
  /** What was saved elsewhere meanwhile, as it is read. */
  newer: ReactNode;
  savedAt: string | null;
  pending: boolean;
  onTake: () => void;
  onClose: () => void;
  /** The form with one's own text. */
  children: ReactNode;
};

/** One's own text, which can be mended on, beside what was saved elsewhere meanwhile; on a phone one above the other. */
export default function TwoVersions({ what, newer, savedAt, pending, onTake, onClose, children }: Props) {
  return (
    <Dialog open onClose={onClose} shape="wide" title={`This ${what} was changed elsewhere`}>
      <p className="mb-4 text-ink-soft">Both texts are here, and neither is lost. Save yours, take the other one, or put together what you want of both.</p>
      <div className="grid gap-6 md:grid-cols-2">
        <section aria-label="Your text" className="flex min-w-0 flex-col gap-2">
          <h3 className="font-semibold">Your text</h3>
          {children}
        </section>
        <section aria-label="The text as it stands now" className="flex min-w-0 flex-col gap-2">
          <h3 className="font-semibold">As it stands now {savedAt ? <span className="text-sm font-normal text-ink-soft">saved <Time iso={savedAt} /></span> : null}</h3>
          <div className="rounded-md border border-line bg-sunken px-3 py-2">{newer}</div>
          <Button small className="self-start" disabled={pending} onClick={onTake}>
            Take this one
          </Button>
        </section>
      </div>
    </Dialog>
  );
}
