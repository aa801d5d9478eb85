import Link from 'next/link';
import type { ArticleView, ReadingView } from '@/lib/core/articles';
import { Notices } from '../article-rules/notices';
import { MarginGroup } from './margin-group';
import { WholeButton } from './whole-button';

type Props = { article: ArticleView; notices: readonly string[]; maySet: boolean; moderates: boolean; mark: string | null; repairs: ReadingView['repairs'] };

/** Title, byline and what else stands above an article's text. @param notices what its dates and rules mean to the reader @param mark the reader’s own, where there is one to see */
export function ArticleHeader({ article, notices, maySet, moderates, mark, repairs }: Props) {
  const { title, byline, authorNote, dateline, seminar, source } = article;
  return (
    <header data-row="" className="reading-row mb-8 items-start">
      <div />
      <div className="min-w-0">
        {/* Each as high as a finger needs, since they wrap on a phone. */}
        <p className="mb-2 flex flex-wrap items-center gap-x-4 font-sans text-sm *:inline-flex *:min-h-7 *:items-center" lang="en">
          <Link href={`/seminars/${seminar.id}`}>
            <bdi>{seminar.name}</bdi>
          </Link>
          {maySet ? <Link href={`/articles/${article.id}/edit`}>Edit the text</Link> : null}
          {maySet ? <Link href={`/articles/${article.id}/settings`}>Dates and rules</Link> : null}
          {article.revision > 1 || maySet ? <Link href={`/articles/${article.id}/revisions`}>Revisions</Link> : null}
          {moderates ? <Link href={`/seminars/${seminar.id}/insight?article=${article.id}`}>Insight</Link> : null}
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
        <RepairsNotice article={article.id} repairs={repairs} />
        <WholeButton />
      </div>
      <MarginGroup place="" />
    </header>
  );
}

/** Tells who can put them right that passages changed with the text. */
function RepairsNotice({ article, repairs: { all, own } }: { article: string; repairs: ReadingView['repairs'] }) {
  if (all === 0) return null;
  const what = own === all ? `${own === 1 ? '1 of your passages' : `${own} of your passages`} changed` : `${all === 1 ? '1 passage' : `${all} passages`} with threads changed`;
  return (
    <p lang="en" dir="ltr" className="mt-5 rounded-md border border-line bg-surface px-3 py-2 font-sans text-sm">
      {what} with the text. <Link href={`/articles/${article}/repair`}>{all === 1 ? 'Look at it' : 'Look at them'}</Link>
    </p>
  );
}
