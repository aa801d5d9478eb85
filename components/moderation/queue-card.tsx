'use client';

import clsx from 'clsx';
import Link from 'next/link';
import type { PostDecision } from '@/lib/core/moderation';
import { itemId, type QueueItem } from '@/lib/core/queue';
import { directionOf } from '@/lib/core/language';
import { KINDS } from '../annotation/kinds';
import { RichText } from '../annotation/rich-text';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Time } from '../ui/time';
import { AuthorRecord } from './author-record';
import { ReasonForm } from './reason-form';
import { BUTTONS, DID, type Explained, isExplained, REASONS, WHY } from './words';

type Props = {
  item: QueueItem;
  seminar: string;
  picked: boolean;
  onPick: () => void;
  problem: string | undefined;
  buttons: PostDecision[];
  pending: boolean;
  /** The decision that its reason is asked for. */
  explaining: Explained | null;
  onExplain: (decision: Explained | null) => void;
  onDecide: (decision: PostDecision, reason?: string) => void;
};

/** One post of the queue: what was written where, by whom, who asked for a look, and what was decided so far. */
export function QueueCard({ item, seminar, picked, onPick, problem, buttons, pending, explaining, onExplain, onDecide }: Props) {
  const id = itemId(item);
  const { label, icon } = KINDS[item.kind];
  const what = item.opening ? label : 'Reply';
  return (
    <article data-post={id} tabIndex={-1} aria-labelledby={`what-${id}`} className={clsx('flex flex-col gap-3 rounded-md border bg-surface p-4 shadow-card', picked ? 'border-accent' : 'border-line')}>
      <header className="flex items-start gap-3">
        <input type="checkbox" className="mt-0.5 size-5 shrink-0 accent-accent" checked={picked} onChange={onPick} aria-labelledby={`what-${id}`} />
        <div className="min-w-0 flex-1">
          <h2 id={`what-${id}`} className="flex flex-wrap items-center gap-x-1.5 text-base">
            <Icon name={item.opening ? icon : 'reply'} className="size-3.5 text-accent" />
            {what} by <bdi className="font-medium">{item.author.name}</bdi>
            <span className="text-sm text-ink-soft">
              <Time iso={item.createdAt} />
            </span>
          </h2>
          <p className="text-sm break-words text-ink-soft">
            <Link href={`/articles/${item.article.id}#thread-${item.annotation}`}>
              {item.paragraph ? `¶${item.paragraph.slice(1)} of ` : ''}
              <bdi>{item.article.title}</bdi>
            </Link>
            {item.locked ? ' · locked' : ''}
            {item.resolved ? ' · resolved' : ''}
          </p>
        </div>
        {item.edit ? <Mark>Edit waits</Mark> : <Mark>{item.status}</Mark>}
      </header>
      {item.exact ? (
        <blockquote lang={item.article.language} dir={directionOf(item.article.language)} className="line-clamp-4 border-s-2 border-tint-3 ps-3 font-serif text-ink-soft">
          {item.exact}
        </blockquote>
      ) : null}
      {item.answers ? (
        <p className="line-clamp-2 text-sm text-ink-soft">
          To <bdi className="font-medium">{item.answers.author.name}</bdi>: <bdi>{item.answers.text}</bdi>
        </p>
      ) : null}
      {item.claim && item.opening ? (
        <p className="break-words" dir="auto">
          <span className="text-sm text-ink-soft">
            <bdi>{item.claim.type}</bdi>:{' '}
          </span>
          {item.claim.paraphrase}
        </p>
      ) : null}
      {item.edit ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Words label="Shown now" body={item.body} soft />
          <Words label="The edit" body={item.edit.body} />
        </div>
      ) : item.body ? (
        <RichText body={item.body} />
      ) : null}
      {item.flags.map((flag, index) => (
        <p key={index} className="text-sm break-words">
          <span className="font-medium text-danger">{REASONS[flag.reason]}</span>
          {flag.note ? (
            <>
              {' '}
              “<bdi>{flag.note}</bdi>”
            </>
          ) : null}
          <span className="text-ink-soft">
            {' '}
            flagged by <bdi>{flag.by.name}</bdi>, <Time iso={flag.at} />
          </span>
        </p>
      ))}
      {item.appeal ? (
        <p className="border-s-2 border-accent ps-3 text-sm break-words">
          <span className="font-medium">{item.appeal.answered ? 'Asked for a second look' : 'Asks for a second look'}:</span> <bdi>{item.appeal.text}</bdi>
        </p>
      ) : null}
      <History history={item.history} />
      <AuthorRecord author={item.author} seminar={seminar} />
      {problem ? <Notice tone="error">{problem}</Notice> : null}
      <footer className="flex flex-wrap gap-2">
        {buttons.map((decision) => (
          <Button
            key={decision}
            small
            look={decision === 'hide' ? 'danger' : decision === 'approve' ? 'primary' : 'secondary'}
            disabled={pending}
            onClick={() => (isExplained(decision) ? onExplain(explaining === decision ? null : decision) : onDecide(decision))}
            aria-expanded={isExplained(decision) ? explaining === decision : undefined}
          >
            {decision === 'approve' && item.edit && item.status === 'visible' ? 'Approve the edit' : BUTTONS[decision]}
          </Button>
        ))}
      </footer>
      {explaining ? (
        <ReasonForm
          key={explaining}
          label={WHY[explaining].one}
          hint={explaining === 'reject' ? 'Its author reads it, and can mend the edit. What is shown now stays.' : item.opening ? 'Its author reads it. The whole thread goes with it.' : 'Its author reads it.'}
          submit={WHY[explaining].submit}
          pending={pending}
          onSubmit={(reason) => onDecide(explaining, reason)}
          onCancel={() => onExplain(null)}
        />
      ) : null}
    </article>
  );
}

const Mark = ({ children }: { children: string }) => <span className="rounded-full bg-sunken px-2 text-xs leading-5 whitespace-nowrap text-ink-soft">{children}</span>;

function Words({ label, body, soft }: { label: string; body: QueueItem['body']; soft?: boolean }) {
  return body ? (
    <div className={clsx('min-w-0 border-s-2 ps-3', soft ? 'border-line text-ink-soft' : 'border-accent')}>
      <p className="text-xs font-medium tracking-wide uppercase">{label}</p>
      <RichText body={body} />
    </div>
  ) : null;
}

function History({ history }: Pick<QueueItem, 'history'>) {
  if (history.length === 0) return null;
  return (
    <ul aria-label="What was decided" className="flex flex-col gap-0.5 text-sm text-ink-soft">
      {history.map(({ action, by, at, reason }, index) => (
        <li key={index} className="break-words">
          <bdi>{by.name}</bdi> {DID[action]}, <Time iso={at} />
          {reason ? (
            <>
              : <bdi>{reason}</bdi>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
