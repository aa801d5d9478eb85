import type { ReactNode } from 'react';

/** One paragraph: its number, its words, and beside them (on a narrow screen below) the threads. @param number its key */
export function RevisionRow({ number, beside, children }: { number?: string; beside: ReactNode; children: ReactNode }) {
  return (
    <div className="mb-5 grid grid-cols-[2.5rem_minmax(0,1fr)] items-start gap-y-2 lg:grid-cols-[3.5rem_minmax(0,var(--container-reading))_minmax(0,var(--container-margin))] lg:gap-x-6">
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
