import Link from 'next/link';
import type { ImportNote, ImportReport } from '@/lib/core/imports/report';
import { Notice } from '../ui/notice';

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

/** What an import will do, or did. */
export function ImportReportView({ report: { dryRun, articles, threads, comments, guests, orphaned, leftOut } }: { report: ImportReport }) {
  const what = `${counted(threads.made, 'thread')} with ${counted(comments.made, 'comment')}`;
  const present = threads.present > 0 ? ` ${counted(threads.present, 'thread')} ${threads.present === 1 ? 'is' : 'are'} here already.` : '';
  return (
    <>
      {dryRun ? (
        <p>
          It will bring in {what}.{present}
        </p>
      ) : (
        <Notice tone="success">
          Done: {what}.{present}
        </Notice>
      )}
      <ul className="list-disc ps-5">
        {articles.map(({ id, title, made }) => (
          <li key={id} className="break-words">
            {made && dryRun ? <bdi>{title}</bdi> : <Link href={`/articles/${id}`}><bdi>{title}</bdi></Link>}
            {made ? (dryRun ? ' will be made from the file' : ' was made from the file') : ' is in this seminar'}
          </li>
        ))}
      </ul>
      {guests.length > 0 ? <Names guests={guests} /> : null}
      <Notes title="Without a place in the text" notes={orphaned} />
      <Notes title="Left out" notes={leftOut} />
    </>
  );
}

/** More names than these tell nothing more. */
const MOST_NAMES = 50;

function Names({ guests }: { guests: string[] }) {
  return (
    <p className="break-words">
      Not members of this seminar, so only their names are kept: {guests.slice(0, MOST_NAMES).join(', ')}
      {guests.length > MOST_NAMES ? ` and ${guests.length - MOST_NAMES} more` : ''}.
    </p>
  );
}

function Notes({ title, notes }: { title: string; notes: ImportNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-serif text-lg">{title}</h2>
      <ul className="list-disc ps-5">
        {notes.map(({ item, reason }, index) => (
          <li key={index} className="break-words" dir="auto">
            {item}: {reason}
          </li>
        ))}
      </ul>
    </section>
  );
}
