import Link from 'next/link';
import { readBefore, type RevisionEntry, type RevisionHistory } from '@/lib/core/revisions/history';
import { Notice } from '../ui/notice';
import { RestoreButton } from './restore-button';
import { RevisionLine } from './revision-line';
import { followedInWords } from './words';

/** Every revision of an article, the newest first, with the ways to read, compare and restore it. */
export function HistoryList({ article, revisions }: RevisionHistory) {
  return (
    <ol reversed className="flex flex-col gap-4" aria-label="Revisions, newest first">
      {revisions.map((revision) => (
        <li key={revision.number} className="flex flex-col gap-2 rounded-md border border-line bg-surface p-4 shadow-card">
          <h2 className="text-lg font-semibold">
            Revision {revision.number}
            {revision.current ? <span className="ms-2 rounded-full bg-sunken px-2 py-0.5 text-xs font-normal text-ink-soft">current</span> : null}
          </h2>
          <RevisionLine revision={revision} />
          <Followed revision={revision} />
          {revision.state === 'ready' ? (
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <Link className="inline-flex min-h-6 items-center" href={revision.current ? `/articles/${article.id}` : `/articles/${article.id}/revisions/${revision.number}`} aria-label={`Read revision ${revision.number}`}>
                Read
              </Link>
              {revision.number > 1 ? (
                <Link className="inline-flex min-h-6 items-center" href={compareHref(article.id, readBefore(revisions, revision.number), revision.number)} aria-label={`What it changed: revision ${revision.number}`}>
                  What it changed
                </Link>
              ) : null}
              {revision.current ? null : (
                <Link className="inline-flex min-h-6 items-center" href={compareHref(article.id, revision.number, article.current)} aria-label={`Compare with the current text: revision ${revision.number}`}>
                  Compare with the current text
                </Link>
              )}
              {article.mayRevise && !revision.current ? <RestoreButton article={article.id} number={revision.number} current={article.current} /> : null}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

export const compareHref = (article: string, from: number, to: number): string => `/articles/${article}/revisions/compare?from=${from}&to=${to}`;

function Followed({ revision }: { revision: RevisionEntry }) {
  const { state, done, total, problem } = revision;
  if (state === 'under_way') {
    return (
      <div className="flex flex-col gap-1 text-sm text-ink-soft">
        <p>
          Its annotations are being brought over: {done.toLocaleString('en')} of {total.toLocaleString('en')}. Until then everybody reads the text before it.
        </p>
        <progress value={done} max={Math.max(total, 1)} aria-label="Annotations brought over" className="h-2 w-full accent-accent" />
      </div>
    );
  }
  if (state === 'failed') return <Notice tone="error">{problem ?? 'Its annotations could not be brought over, so it was never shown.'}</Notice>;
  const followed = followedInWords(revision);
  return followed ? <p className="text-sm text-ink-soft">{followed}.</p> : null;
}
