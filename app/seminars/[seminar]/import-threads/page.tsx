import type { Metadata } from 'next';
import Link from 'next/link';
import { ThreadImport } from '@/components/import/thread-import';
import { buttonClass } from '@/components/ui/button';
import { MAX_PAGE_SIZE } from '@/lib/core/limits';
import { orNotFound, pageActor } from '@/lib/http/page';
import { listArticles } from '@/lib/services/articles';
import { getSeminarDesk } from '@/lib/services/overviews';

export const metadata: Metadata = { title: 'Bring in threads' };

export default async function ImportThreadsPage({ params }: { params: Promise<{ seminar: string }> }) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/import-threads`);
  const seminar = await orNotFound(getSeminarDesk(actor, id));
  const back = `/seminars/${seminar.id}`;
  if (!seminar.can.import) {
    return (
      <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-16">
        <h1 className="font-serif text-2xl">Only an instructor can bring in threads</h1>
        <p className="text-ink-soft">You are here as {seminar.role}, or the seminar is archived.</p>
        <Link href={back} className={buttonClass('primary')}>
          Back to the seminar
        </Link>
      </main>
    );
  }
  const { items } = await listArticles(actor, seminar.id, { limit: MAX_PAGE_SIZE });
  return (
    <main className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-8 pb-12 lg:px-8">
      <Link href={back} className="flex min-h-8 items-center self-start text-sm">
        <bdi>{seminar.name}</bdi>
      </Link>
      <h1 className="font-serif text-2xl">Bring in threads</h1>
      <ThreadImport seminar={seminar.id} articles={items.map(({ id: article, title }) => ({ id: article, title }))} />
    </main>
  );
}
