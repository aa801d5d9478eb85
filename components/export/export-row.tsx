'use client';

import { useState } from 'react';
import { dropExport, makeExportAgain } from '@/app/export/actions';
import { type ExportView, isUnderWay, percentOf } from '@/lib/core/exports/job';
import { OFFERED } from '@/lib/core/exports/names';
import { Button, buttonClass } from '../ui/button';
import { Notice } from '../ui/notice';
import { Progress } from '../ui/progress';
import { Time } from '../ui/time';
import { refreshExports, showExport } from './exports-store';
import { counted, sized } from './sizes';

const AWAY = 'Scholium does not answer. Please try again in a moment.';

/** One export that is made in the background: how far it is, its file, or why there is none. */
export function ExportRow({ view }: { view: ExportView }) {
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  /** Sends what a button says, and shows what has come of it. */
  async function send<T>(act: Promise<{ ok: true; data: T } | { ok: false; error: { message: string } }>, then?: (data: T) => void) {
    setBusy(true);
    setError(null);
    const result = await act.catch(() => ({ ok: false as const, error: { message: AWAY } }));
    if (result.ok) then?.(result.data);
    else setError(result.error.message);
    await refreshExports();
    setBusy(false);
  }
  const { id, title, format, state } = view;
  const drop = () => void send(dropExport({ id }));
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        <bdi className="font-medium">{title}</bdi> <span className="text-ink-soft">· {OFFERED[format].label}</span>
      </p>
      {isUnderWay(view) ? <Progress label={`Making the export of “${title}”`} percent={percentOf(view)} /> : null}
      <p className="text-sm text-ink-soft">
        <About view={view} />
      </p>
      {error ? <Notice tone="error">{error}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        {state === 'ready' ? (
          <a href={`/exports/${id}`} className={buttonClass('primary', true)} aria-label={`Download the export of “${title}”`}>
            Download
          </a>
        ) : null}
        {state === 'failed' || state === 'outdated' ? (
          <Button small disabled={busy} onClick={() => void send(makeExportAgain({ id }), showExport)}>
            Make it again
          </Button>
        ) : null}
        <Button small look="quiet" disabled={busy} onClick={drop} aria-label={`${isUnderWay(view) ? 'Cancel' : 'Remove'} the export of “${title}”`}>
          {isUnderWay(view) ? 'Cancel' : 'Remove'}
        </Button>
      </div>
    </div>
  );
}

function About({ view: { state, done, total, bytes, problem, expiresAt } }: { view: ExportView }) {
  switch (state) {
    case 'queued':
      return 'Waits for its turn.';
    case 'running':
      if (total === 0) return 'Begins…';
      return done < total ? `${done.toLocaleString('en')} of ${counted(total, 'thread', 'threads')}` : 'Everything is read; the file is put together.';
    case 'ready':
      return (
        <>
          {sized(bytes)}, kept here for you; removed <Time iso={expiresAt} />.
        </>
      );
    case 'outdated':
      return 'Something in this file was withdrawn, hidden or closed to you since it was made, so it stays here.';
    case 'cancelled':
      return 'Cancelled.';
    case 'failed':
      return problem ?? '';
  }
}
