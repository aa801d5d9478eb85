import Link from 'next/link';
import { directionOf } from '@/lib/core/language';
import type { ArticleCard } from '@/lib/core/overviews';
import { Time } from '../ui/time';
import { counted } from './counted';

/** A seminar's articles, each with how much is said about it. */
export function ArticleCards({ articles, mayImport }: { articles: ArticleCard[]; mayImport: boolean }) {
  if (articles.length === 0) {
    return (
      <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">
        {mayImport
          ? 'There is no article yet. Paste one, or choose a text file: you see what became of it before it is kept.'
          : 'There is no article yet. As soon as your instructor has brought one in, you read it here.'}
      </p>
    );
  }
  return (
    <ul className="flex flex-col divide-y divide-line border-y border-line">
      {articles.map((article) => (
        <li key={article.id} className="relative flex flex-col gap-1 py-4">
          <h3 className="font-serif text-lg leading-snug font-semibold break-words" lang={article.language} dir={directionOf(article.language)}>
            <Link href={`/articles/${article.id}`} className="text-ink no-underline after:absolute after:inset-0 hover:text-accent">
              {article.title}
            </Link>
          </h3>
          {article.byline ? (
            <p className="break-words text-ink-soft" dir="auto">
              {article.byline}
            </p>
          ) : null}
          <p className="text-sm text-ink-soft">
            {article.threads === 0 ? 'No threads yet' : counted(article.threads, 'thread')}
            {article.lastActivity ? (
              <>
                {' · active '}
                <Time iso={article.lastActivity} />
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
