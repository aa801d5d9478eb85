import clsx from 'clsx';
import type { ReactNode } from 'react';

/** One paragraph: its number, its words, and beside them (on a narrow screen below) the threads. @param number its key @param beside left out where no paragraph of the text has anything there */
export function RevisionRow({ number, beside, children }: { number?: string; beside?: ReactNode; children: ReactNode }) {
  const columns = beside === undefined ? 'grid-cols-[2.5rem_minmax(0,var(--container-reading))]' : 'grid-cols-[2.5rem_minmax(0,1fr)] lg:grid-cols-[3.5rem_minmax(0,var(--container-reading))_minmax(0,var(--container-margin))] lg:gap-x-6';
  return (
    <div className={clsx('mb-5 grid items-start gap-y-2', columns)}>
      {number === undefined ? (
        <span />
      ) : (
        <a href={`#${number}`} className="gutter-number font-sans" aria-label={`Link to paragraph ${number.slice(1)}`}>
          <bdi dir="ltr">¶{number.slice(1)}</bdi>
        </a>
      )}
      <div className="min-w-0">{children}</div>
      {beside ? <div className="max-lg:col-start-2">{beside}</div> : null}
    </div>
  );
}
