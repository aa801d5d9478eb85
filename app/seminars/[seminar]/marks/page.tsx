import type { Metadata } from 'next';
import { ArticleChoice } from '@/components/marking/article-choice';
import { MarksFile } from '@/components/marking/marks-file';
import { MarksTable } from '@/components/marking/marks-table';
import { DeskHeader } from '@/components/seminar/desk-header';
import { Toaster } from '@/components/ui/toast';
import { orNotFound, pageActor } from '@/lib/http/page';
import { marksQuery } from '@/lib/schemas/marking';
import { listMarkedArticles, readMarks } from '@/lib/services/marking/sheet';
import { getSeminar } from '@/lib/services/seminars';

type Props = { params: Promise<{ seminar: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Marks' };

/** Where those who moderate give marks for an article, if the seminar wants any. */
export default async function MarksPage({ params, searchParams }: Props) {
  const { seminar: id } = await params;
  const { article: asked } = marksQuery.parse(await searchParams);
  const path = `/seminars/${id}/marks`;
  const actor = await pageActor(asked ? `${path}?article=${asked}` : path);
  const [seminar, articles] = await Promise.all([orNotFound(getSeminar(actor, id)), orNotFound(listMarkedArticles(actor, id))]);
  // An article that is not one of these is passed over.
  const chosen = articles.find((article) => article.id === asked?.toLowerCase()) ?? articles[0];
  const sheet = chosen ? await orNotFound(readMarks(actor, chosen.id)) : null;
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 py-10 lg:px-8">
      <DeskHeader seminar={seminar} current="marks" title="Marks" archived={sheet?.archived ?? false} />
      {sheet ? (
        <>
          <ArticleChoice articles={articles} chosen={sheet.article.id} path={path} />
          {/* Begun anew for another article, so that what is typed for one is never another's. */}
          <MarksTable key={sheet.article.id} sheet={sheet} />
          <MarksFile key={`file ${sheet.article.id}`} article={sheet.article.id} href={`${path}/marks.csv?article=${sheet.article.id}`} archived={sheet.archived} />
        </>
      ) : (
        <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">There is no article yet. As soon as one is brought in, you give marks for it here.</p>
      )}
      <Toaster />
    </main>
  );
}
