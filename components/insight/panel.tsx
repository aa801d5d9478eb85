import type { ReactNode } from 'react';
import { buttonClass } from '../ui/button';

type Props = {
  id: string;
  title: string;
  /** What is counted, in a sentence or two. */
  note: ReactNode;
  /** Where the table is as a file. */
  href: string;
  /** What stands there when there is nothing to show. */
  empty: string | null;
  picture?: ReactNode;
  children: ReactNode;
};

/** One question about the seminar: its picture, and beside it the table with the same figures. */
export function Panel({ id, title, note, href, empty, picture, children }: Props) {
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-4 border-t border-line pt-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="flex max-w-reading min-w-0 flex-col gap-1">
          <h2 id={id} className="font-serif text-xl">
            {title}
          </h2>
          <p className="text-sm text-ink-soft">{note}</p>
        </div>
        {empty ? null : (
          <a href={href} download className={buttonClass('secondary', true)}>
            CSV<span className="sr-only"> of “{title}”</span>
          </a>
        )}
      </div>
      {empty ? (
        <p className="py-4 text-ink-soft">{empty}</p>
      ) : picture ? (
        <div className="grid items-start gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
          <div className="min-w-0">{picture}</div>
          {children}
        </div>
      ) : (
        children
      )}
    </section>
  );
}
