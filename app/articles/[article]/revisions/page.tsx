import type { Metadata } from 'next';
import { HistoryList } from '@/components/revisions/history-list';
import { RevisionsHeader } from '@/components/revisions/revisions-header';
import { Toaster } from '@/components/ui/toast';
import { orNotFound, pageActor } from '@/lib/http/page';
import { listRevisionHistory } from '@/lib/services/revision-list';

export const metadata: Metadata = { title: 'Revisions' };

/** Every state that the article's text has had. */
export default async function RevisionsPage({ params }: { params: Promise<{ article: string }> }) {
  const { article: id } = await params;
  const history = await orNotFound(listRevisionHistory(await pageActor(`/articles/${id}/revisions`), id));
  return (
    <main className="mx-auto flex w-full max-w-reading flex-col gap-6 px-4 py-12">
      <RevisionsHeader article={history.article} title="Revisions">
        {history.revisions.length === 1 ? <p className="text-ink-soft">The text has not been changed since it was brought in. Once it is, every earlier state can be read here.</p> : null}
      </RevisionsHeader>
      <HistoryList {...history} />
      <Toaster />
    </main>
  );
}
