import Link from 'next/link';
import type { ReactNode } from 'react';
import type { RevisedArticle } from '@/lib/core/revisions/history';

/** The head of every page about an article's revisions: where one is, and the ways on. */
export function RevisionsHeader({ article, title, children }: { article: RevisedArticle; title: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex flex-col gap-2">
      <p className="text-sm">
        <Link href={`/seminars/${article.seminar.id}`} className="inline-flex min-h-6 items-center">
          <bdi>{article.seminar.name}</bdi>
        </Link>
      </p>
      <h1 className="font-serif text-2xl">{title}</h1>
      <p className="break-words text-ink-soft">
        of{' '}
        <Link href={`/articles/${article.id}`}>
          <bdi>{article.title}</bdi>
        </Link>
      </p>
      {children}
    </header>
  );
}
