'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useState } from 'react';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import type { ExportScope } from '@/lib/schemas/exports';
import { Button } from '../ui/button';

/** Comes when it is asked for: a reader who exports nothing does not carry it. */
const ExportDialog = dynamic(() => import('./export-dialog'), {
  ssr: false,
  loading: () => (
    <span role="status" className="sr-only">
      Opening…
    </span>
  ),
});

export type Exported = {
  scope: ExportScope;
  filter?: AnnotationFilter;
  /** What it is, for the dialog's title: "this article". */
  what: string;
  moderates: boolean;
};

/** Opens the dialog that makes a file of threads. */
export function ExportButton({ children, small = true, look = 'quiet', ...exported }: Exported & { children: ReactNode; small?: boolean; look?: 'quiet' | 'secondary' }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look={look} small={small} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open ? <ExportDialog {...exported} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
