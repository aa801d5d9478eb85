'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { type ExportView, isUnderWay, percentOf } from '@/lib/core/exports/job';
import { HeadPopover } from '../ui/head-popover';
import { Icon } from '../ui/icon';
import { showExports, useExports } from './exports-store';

/** Comes with the first export: whoever has none does not carry it. */
const ExportRow = dynamic(() => import('./export-row').then((module) => module.ExportRow), { ssr: false });

/** In the head of every page, while there are any: the exports that are being made or wait for the person. */
export function ExportsMenu({ initial }: { initial: ExportView[] }) {
  const { exports, news } = useExports();
  // What the page came with is the newest when it comes; after that, what was asked for.
  useEffect(() => showExports(initial), [initial]);
  const shown = (exports ?? initial).filter(({ state }) => state !== 'cancelled');
  return (
    <>
      <span aria-live="polite" className="sr-only">
        {news}
      </span>
      {shown.length === 0 ? null : (
        <>
          <button
            type="button"
            popoverTarget="exports-menu"
            className="flex min-h-8 items-center gap-1.5 rounded-md border border-transparent px-2 text-sm text-ink-soft hover:bg-accent-soft hover:text-ink"
          >
            <Icon name="export" />
            <span className="sr-only">Exports: </span>
            <span className="tabular-nums">{summary(shown)}</span>
          </button>
          <HeadPopover id="exports-menu" label="Exports">
            <ul className="divide-y divide-line">
              {shown.map((view) => (
                <li key={view.id} className="px-4 py-3">
                  <ExportRow view={view} />
                </li>
              ))}
            </ul>
          </HeadPopover>
        </>
      )}
    </>
  );
}

/** What matters most of all of them, in a word or two. */
function summary(exports: ExportView[]): string {
  const making = exports.find(({ state }) => state === 'running') ?? exports.find(isUnderWay);
  if (making) {
    const percent = percentOf(making);
    return percent === null ? 'Making' : `${percent}%`;
  }
  return exports[0]!.state === 'ready' ? 'Ready' : exports[0]!.state === 'failed' ? 'Failed' : 'Out of date';
}
