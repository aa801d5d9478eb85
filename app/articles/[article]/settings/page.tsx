import type { Metadata } from 'next';
import Link from 'next/link';
import { RulesForm } from '@/components/article-rules/rules-form';
import { Notice } from '@/components/ui/notice';
import { orNotFound, pageActor } from '@/lib/http/page';
import { getArticleRules } from '@/lib/services/article-rules';

export const metadata: Metadata = { title: 'Dates and rules' };

/** When one article opens, is due and closes, and who sees what in it. */
export default async function ArticleSettingsPage({ params }: { params: Promise<{ article: string }> }) {
  const { article: id } = await params;
  const rules = await orNotFound(getArticleRules(await pageActor(`/articles/${id}/settings`), id));
  const { article, seminar } = rules;
  return (
    <main className="mx-auto flex w-full max-w-reading flex-col gap-8 px-4 py-12">
      <header className="flex flex-col gap-2">
        <p className="text-sm">
          <Link href={`/seminars/${seminar.id}`}>
            <bdi>{seminar.name}</bdi>
          </Link>
        </p>
        <h1 className="font-serif text-2xl">Dates and rules</h1>
        <p className="break-words text-ink-soft">
          of <Link href={`/articles/${article.id}`}><bdi>{article.title}</bdi></Link>
        </p>
      </header>
      {rules.mayManage ? (
        <RulesForm rules={rules} />
      ) : (
        <Notice>
          {seminar.archived ? 'This seminar is archived. Its instructors can open it again; until then its articles stay as they are.' : 'Only an instructor of this seminar sets the dates and rules of its articles.'}
        </Notice>
      )}
    </main>
  );
}
