import Link from 'next/link';
import { directionOf } from '@/lib/core/language';
import { dateNotices } from '@/lib/core/article-rules';
import type { ArticleCard } from '@/lib/core/overviews';
import { MoveButtons } from '../article-rules/move-buttons';
import { Notices } from '../article-rules/notices';
import { buttonClass } from '../ui/button';
import { Time } from '../ui/time';
import { counted } from './counted';

type Props = { articles: ArticleCard[]; timeZone: string; mayImport: boolean; mayArrange: boolean };

/** A seminar's articles, each with how much is said about it and what its dates mean; who may, arranges them. */
export function ArticleCards({ articles, timeZone, mayImport, mayArrange }: Props) {
  const now = new Date();
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
      {articles.map((article, index) => (
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
          <Notices notices={dateNotices(article, timeZone, now)} />
          {mayArrange ? (
            // Above the link that covers the whole entry.
            <div className="relative -ms-2 flex flex-wrap items-center">
              <Link href={`/articles/${article.id}/settings`} className={buttonClass('quiet', true)} aria-label={`Dates and rules of ${article.title}`}>
                Dates and rules
              </Link>
              {articles.length > 1 ? <MoveButtons article={article} first={index === 0} last={index === articles.length - 1} /> : null}
            </div>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
