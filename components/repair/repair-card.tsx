'use client';

import Link from 'next/link';
import { doubtOf, type Repair } from '@/lib/core/repair';
import type { RevisedArticle } from '@/lib/core/revisions/history';
import { KINDS } from '../annotation/kinds';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Passage } from './passage';
import type { Settling } from './use-repairs';

type Props = { item: Repair; article: RevisedArticle; pending: boolean; onSettle: (settling: Settling) => void; onChoose: () => void };

const DOUBT = { gone: 'Not found again', doubtful: 'Doubtful', likely: 'Likely', sure: 'Sure' };
const WHAT = { moved: 'the same words elsewhere', edited: 'the words changed', orphaned: 'the words are gone' };

/** One annotation whose passage changed: its old and its new words side by side, and what can be said of it. */
export function RepairCard({ item, article, pending, onSettle, onChoose }: Props) {
  const { id, kind, author, before, now, words, claim, text, state, paragraph, may } = item;
  const { language: lang, direction: dir } = article;
  const place = (key: string) => <bdi dir="ltr">¶{key.slice(1)}</bdi>;
  return (
    <article data-repair={id} tabIndex={-1} aria-labelledby={`repair-${id}`} className="flex flex-col gap-3 rounded-md border border-line bg-surface p-4 shadow-card">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={`repair-${id}`} className="me-auto flex flex-wrap items-center gap-x-1.5 text-base">
          <Icon name={KINDS[kind].icon} className="size-3.5 text-accent" />
          <Link href={`/articles/${article.id}#thread-${id}`} className="inline-flex min-h-6 items-center">
            <span>
              {KINDS[kind].label} by <bdi>{author.name}</bdi>
            </span>
          </Link>
        </h2>
        <p className="rounded-full bg-sunken px-2 text-xs leading-5 text-ink-soft">
          {DOUBT[doubtOf(item)]}: {WHAT[state]}
        </p>
      </header>
      {claim || text ? (
        <p dir="auto" className="line-clamp-3 break-words">
          {claim ?? text}
        </p>
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <Passage label={before ? <>Before, in {place(before.paragraph)}</> : 'Before'} words={before} lang={lang} dir={dir} look="old">
          <blockquote lang={lang} dir={dir} className="font-serif break-words">
            {words ?? 'The words are not known any more.'}
          </blockquote>
        </Passage>
        <Passage label={now ? <>Now, in {place(now.paragraph)}</> : 'Now'} words={now} lang={lang} dir={dir} look="new">
          <p className="text-ink-soft">It was not found in the new text. Readers meet it after the text, with its old words.</p>
        </Passage>
      </div>
      {may ? (
        <footer className="flex flex-wrap gap-2">
          {now ? (
            <Button small look="primary" disabled={pending} aria-keyshortcuts="a" onClick={() => onSettle({ as: 'accepted' })}>
              Right as it is
            </Button>
          ) : null}
          <Button small disabled={pending} aria-keyshortcuts="w" onClick={onChoose}>
            {now ? 'Select other words' : 'Select its words'}
          </Button>
          {paragraph ? (
            <Button small disabled={pending} aria-keyshortcuts="p" onClick={() => onSettle({ as: 'paragraph', paragraph })}>
              It is about all of {place(paragraph)}
            </Button>
          ) : null}
          <Button small disabled={pending} aria-keyshortcuts="g" onClick={() => onSettle({ as: 'orphaned' })}>
            {now ? 'Its words are gone' : 'Keep it as gone'}
          </Button>
        </footer>
      ) : (
        <p className="text-sm text-ink-soft">You cannot change where this stands just now.</p>
      )}
    </article>
  );
}
