import type { Metadata } from 'next';
import Link from 'next/link';
import { RepairDesk } from '@/components/repair/repair-desk';
import { RevisionsHeader } from '@/components/revisions/revisions-header';
import { Toaster } from '@/components/ui/toast';
import { MOST_REPAIRS, REPAIRS_AT_ONCE } from '@/lib/core/repair';
import { orNotFound, pageActor } from '@/lib/http/page';
import { listRepairs } from '@/lib/services/repair-list';
import { numberOf } from '../revisions/number';

type Props = { params: Promise<{ article: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Changed passages' };

/** What became of annotated passages when the text changed, for whoever can put them right. */
export default async function RepairPage({ params, searchParams }: Props) {
  const { article: id } = await params;
  const shown = Math.min(MOST_REPAIRS, numberOf((await searchParams).show) ?? REPAIRS_AT_ONCE);
  const repairs = await orNotFound(listRepairs(await pageActor(`/articles/${id}/repair`), id, shown));
  const { article, count } = repairs;
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 pt-12 pb-24">
      <RevisionsHeader article={article} title="Changed passages">
        <p className="max-w-reading text-ink-soft">
          The text has changed since these passages were annotated. Look whether each still stands on the right words, the most doubtful first.
        </p>
        <p className="flex flex-wrap gap-x-4 text-sm">
          {article.current > 1 ? (
            <Link className="inline-flex min-h-6 items-center" href={`/articles/${id}/revisions/compare`}>
              What the last revision changed
            </Link>
          ) : null}
          <Link className="inline-flex min-h-6 items-center" href={`/articles/${id}/revisions`}>
            All revisions
          </Link>
        </p>
      </RevisionsHeader>
      <RepairDesk key={article.current} {...repairs} />
      {count > shown && shown < MOST_REPAIRS ? (
        <p>
          <Link href={`/articles/${id}/repair?show=${shown + 3 * REPAIRS_AT_ONCE}`} scroll={false}>
            Show more of the {count.toLocaleString('en')}
          </Link>
        </p>
      ) : null}
      <Toaster />
    </main>
  );
}
