import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { compareHref } from '@/components/revisions/history-list';
import { RestoreButton } from '@/components/revisions/restore-button';
import { RevisionLine } from '@/components/revisions/revision-line';
import { RevisionText } from '@/components/revisions/revision-text';
import { RevisionsHeader } from '@/components/revisions/revisions-header';
import { Toaster } from '@/components/ui/toast';
import { orNotFound, pageActor } from '@/lib/http/page';
import { readRevision } from '@/lib/services/revision-reading';
import { numberOf } from '../number';
import '../../../../reading.css';

type Props = { params: Promise<{ article: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Revision ${numberOf((await params).number) ?? ''}` };
}

/** A text that the article had before, with what was annotated in it then. */
export default async function RevisionPage({ params }: Props) {
  const { article: id, number: part } = await params;
  const number = numberOf(part);
  const actor = await pageActor(`/articles/${id}/revisions/${part}`);
  if (number === null) notFound();
  const reading = await orNotFound(readRevision(actor, id, number));
  const { article, revision, previous, next } = reading;
  if (revision.current) redirect(`/articles/${id}`);
  const link = 'inline-flex min-h-6 items-center';
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 py-12">
      <RevisionsHeader article={article} title={`Revision ${number}`}>
        <RevisionLine revision={revision} />
        <p className="text-sm">This is an older text. Threads stand beside it where they stood then; they go on in the article.</p>
        <nav aria-label="Revisions" className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
          <Link className={link} href={`/articles/${id}/revisions`}>
            All revisions
          </Link>
          <Link className={link} href={compareHref(id, number, article.current)}>
            Compare with the current text
          </Link>
          {previous === null ? null : (
            <Link className={link} href={`/articles/${id}/revisions/${previous}`}>
              Revision {previous}
            </Link>
          )}
          {next === null ? null : (
            <Link className={link} href={`/articles/${id}/revisions/${next}`}>
              Revision {next}
            </Link>
          )}
          {article.mayRevise ? <RestoreButton article={id} number={number} current={article.current} /> : null}
        </nav>
      </RevisionsHeader>
      <RevisionText reading={reading} />
      <Toaster />
    </main>
  );
}
