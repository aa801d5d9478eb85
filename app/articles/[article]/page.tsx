import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleBody } from '@/components/article/article-body';
import { ArticleHeader } from '@/components/article/article-header';
import { GoneGroup } from '@/components/article/gone-group';
import { FilterBar } from '@/components/article/filter-bar';
import { pack } from '@/components/article/packed-view';
import { ReaderProvider } from '@/components/article/reader-context';
import { ReaderFrame } from '@/components/article/reader-frame';
import { readerNotices } from '@/lib/core/article-rules';
import { orNotFound, pageActor } from '@/lib/http/page';
import type { AnnotationFilter } from '@/lib/schemas/annotations';
import { ownMark } from '@/lib/services/marking/marks';
import { readArticle } from '@/lib/services/reading';
import { filterOf, type SearchParams } from './filter';
import '../../reading.css';

type Props = { params: Promise<{ article: string }>; searchParams: SearchParams };

/** Read once for the page and its metadata, which Next asks for apart. @param filter as JSON, so that both ask alike */
const reading = cache(async (id: string, filter: string) =>
  orNotFound(readArticle(await pageActor(`/articles/${id}`), id, JSON.parse(filter) as AnnotationFilter)),
);

/**
 * The article's title stands in the page itself, beside what it is the title of: what Next gives as metadata is gone for
 * a moment whenever a filter is chosen, and a page without a title is announced anew. Who may not read has Next's own.
 */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  await reading((await params).article, JSON.stringify(await filterOf(searchParams)));
  return { title: { absolute: '' } };
}

/** The article, with what was said about it in the margin. */
export default async function ReadingPage({ params, searchParams }: Props) {
  const { article: id } = await params;
  const actor = await pageActor(`/articles/${id}`);
  const filter = await filterOf(searchParams);
  const [{ article, ...view }, mark] = await Promise.all([reading(id, JSON.stringify(filter)), orNotFound(ownMark(actor, id))]);
  return (
    <main className="reading-page">
      <title>{`${article.title} · Scholium`}</title>
      <ReaderProvider view={pack({ ...view, articleId: id, language: article.language, me: { id: actor.userId, name: actor.name }, filter })}>
        <FilterBar filter={filter} claimsHref={`/articles/${id}/claims`} />
        <ReaderFrame lang={article.language} dir={article.direction}>
          <ArticleHeader article={article} notices={readerNotices(view.rules, new Date())} maySet={view.role === 'instructor' && !view.rules.archived} moderates={view.rules.moderates} mark={mark?.mark ?? null} repairs={view.repairs} />
          <ArticleBody article={id} paragraphs={article.paragraphs} />
          <GoneGroup />
        </ReaderFrame>
      </ReaderProvider>
    </main>
  );
}
