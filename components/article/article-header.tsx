import Link from 'next/link';
import type { ArticleView } from '@/lib/core/articles';
import { Notices } from '../article-rules/notices';
import { MarginGroup } from './margin-group';
import { WholeButton } from './whole-button';

type Props = { article: ArticleView; notices: readonly string[]; maySet: boolean; moderates: boolean; mark: string | null };

/** Title, byline and what else stands above an article's text. @param notices what its dates and rules mean to the reader @param mark the reader’s own, where there is one to see */
export function ArticleHeader({ article, notices, maySet, moderates, mark }: Props) {
  const { title, byline, authorNote, dateline, seminar, source } = article;
  return (
    <header data-row="" className="reading-row mb-8 items-start">
      <div />
      <div className="min-w-0">
        <p className="mb-3 font-sans text-sm" lang="en">
          <Link href={`/seminars/${seminar.id}`}>
            <bdi>{seminar.name}</bdi>
          </Link>
          {maySet ? (
            <Link href={`/articles/${article.id}/settings`} className="ms-4">
              Dates and rules
            </Link>
          ) : null}
          {article.revision > 1 || maySet ? (
            <Link href={`/articles/${article.id}/revisions`} className="ms-4">
              Revisions
            </Link>
          ) : null}
          {moderates ? (
            <Link href={`/seminars/${seminar.id}/insight?article=${article.id}`} className="ms-4">
              Insight
            </Link>
          ) : null}
        </p>
        <h1 dir="auto" className="font-serif text-2xl leading-tight md:text-3xl font-semibold text-balance break-words">
          {title}
        </h1>
        {byline ? (
          <p dir="auto" className="mt-3 font-sans text-base">
            {byline}
          </p>
        ) : null}
        {authorNote ? (
          <p dir="auto" className="font-sans text-sm text-ink-soft">
            {authorNote}
          </p>
        ) : null}
        {source ? (
          <p dir="auto" className="mt-1 font-sans text-sm text-ink-soft">
            {source}
          </p>
        ) : null}
        {dateline ? (
          <p dir="auto" className="mt-4 font-sans text-sm tracking-wide text-ink-soft">
            {dateline}
          </p>
        ) : null}
        <Notices notices={notices} className="mt-5 rounded-md border border-line bg-surface px-3 py-2" />
        {mark === null ? null : (
          <p lang="en" className="mt-5 font-sans text-sm">
            Your mark: <bdi className="font-semibold">{mark}</bdi>
          </p>
        )}
        <WholeButton />
      </div>
      <MarginGroup place="" />
    </header>
  );
}
