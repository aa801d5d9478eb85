import type { Metadata } from 'next';
import Link from 'next/link';
import { CompareForm } from '@/components/revisions/compare-form';
import { CompareSummary, CompareView } from '@/components/revisions/compare-view';
import { RevisionLine } from '@/components/revisions/revision-line';
import { RevisionsHeader } from '@/components/revisions/revisions-header';
import { Notice } from '@/components/ui/notice';
import { readBefore, type RevisionHistory } from '@/lib/core/revisions/history';
import { orNotFound, orTooMuch, pageActor } from '@/lib/http/page';
import { listRevisionHistory } from '@/lib/services/revision-list';
import { readComparison } from '@/lib/services/revision-reading';
import { numberOf } from '../number';
import '../../../../reading.css';

type Props = { params: Promise<{ article: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Compare revisions' };

/** What lies between two revisions, word by word. Without numbers: what the newest one changed. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { article: id } = await params;
  const asked = await searchParams;
  const wanted = { from: numberOf(asked.from), to: numberOf(asked.to) };
  const query = new URLSearchParams(Object.entries(wanted).flatMap(([name, number]) => (number === null ? [] : [[name, String(number)]])));
  const path = `/articles/${id}/revisions/compare`;
  const actor = await pageActor(query.size > 0 ? `${path}?${query}` : path);
  const { to, from } = await asWanted(wanted.to, wanted.from, () => orNotFound(listRevisionHistory(actor, id)));
  const read = await orTooMuch(orNotFound(readComparison(actor, id, from, to)));
  if ('tooMuch' in read) return <TooMuch why={read.tooMuch} again={`${path}?from=${from}&to=${to}`} all={`/articles/${id}/revisions`} />;
  const { found: comparison } = read;
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 py-12">
      <RevisionsHeader article={comparison.article} title={`From revision ${from} to ${to}`}>
        <RevisionLine revision={comparison.to} />
        <CompareSummary comparison={comparison} />
        <p className="text-sm text-ink-soft">
          <ins className="text-success underline decoration-2 underline-offset-4">Underlined</ins> words were added, <del className="text-danger line-through">struck out</del> ones removed.
        </p>
        <div className="flex flex-wrap items-end gap-x-6 gap-y-2">
          <CompareForm article={id} numbers={comparison.numbers} from={from} to={to} />
          <Link href={`/articles/${id}/revisions`} className="inline-flex min-h-8 items-center text-sm">
            All revisions
          </Link>
        </div>
      </RevisionsHeader>
      <CompareView comparison={comparison} />
    </main>
  );
}

/** Long texts are compared one pair at a time, and not without end for one person. */
function TooMuch({ why, again, all }: { why: string; again: string; all: string }) {
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 py-12">
      <h1 className="font-serif text-2xl">Compare revisions</h1>
      <Notice tone="error">{why}</Notice>
      <p className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {/* A full load: what the browser has kept of this page is this refusal. */}
        <a href={again} className="inline-flex min-h-8 items-center">
          Try again
        </a>
        <Link href={all} className="inline-flex min-h-8 items-center">
          All revisions
        </Link>
      </p>
    </main>
  );
}

/** Which two are compared; without numbers the newest with the one that was read before it. */
async function asWanted(to: number | null, from: number | null, historyOf: () => Promise<RevisionHistory>): Promise<{ to: number; from: number }> {
  if (to !== null && from !== null) return { to, from };
  const { article, revisions } = await historyOf();
  const newer = to ?? article.current;
  return { to: newer, from: from ?? readBefore(revisions, newer) };
}
