'use client';

import { useEffect, useRef, useState } from 'react';
import { decide as leads, isEditDecision, type PostDecision } from '@/lib/core/moderation';
import { itemId, type QueueItem } from '@/lib/core/queue';
import { SendError } from '../annotation/send-error';
import { Button } from '../ui/button';
import { useCardList } from '../ui/use-card-list';
import { QueueCard } from './queue-card';
import { ReasonForm } from './reason-form';
import { type QueueProps, useQueue } from './use-queue';
import { BUTTONS, type Explained, isExplained, TABS, WHY } from './words';

const KEYS: Record<string, PostDecision> = { a: 'approve', e: 'reject', h: 'hide', r: 'restore' };
/** In the order of their buttons. */
const OFFERED = ['approve', 'reject', 'keep', 'restore', 'hide'] as const;

/** Whether this can be decided about a post as it stands; approving an edit counts. */
function fits(item: QueueItem, decision: PostDecision): boolean {
  if (isEditDecision(decision)) return decision === 'reject' && item.edit !== null && item.status !== 'hidden';
  if (decision === 'approve' && item.edit !== null && item.status === 'visible') return true;
  if (decision === 'keep') return item.flags.length > 0 || (item.appeal !== null && !item.appeal.answered);
  return decision !== 'hold' && leads(item.status, decision) !== null;
}

/** What waits for a moderator, with the keys and the buttons to decide about one or many. */
export function Queue(props: QueueProps) {
  const { items, problems, decide, pending, error, loadMore } = useQueue(props);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  /** What is about to be hidden, or to have its edit rejected, until the reason is given. */
  const [explaining, setExplaining] = useState<{ post: string | 'selection'; decision: Explained } | null>(null);
  const selection = items.filter((item) => picked.has(itemId(item)));

  const pick = (id: string) => setPicked((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]));
  const act = (key: string, at: number): boolean => {
    const here = items[at];
    if (key === 'x' && here) pick(itemId(here));
    else if (KEYS[key] && deciding.current) heard.current.push(key);
    else if (KEYS[key] && (selection.length > 0 || here)) void settle(selection.length > 0 ? selection : [here!], KEYS[key]);
    else return false;
    return true;
  };
  const { box, focusAt, current } = useCardList<HTMLDivElement>('[data-post]', act);

  const deciding = useRef(false);
  /** Keys that were pressed while a decision was on its way: each is for the post that comes next. */
  const heard = useRef<string[]>([]);
  /** Where the focus goes once what was decided has left the page: to what takes its place. */
  const goTo = useRef<number | null>(null);
  const settle = async (chosen: QueueItem[], decision: PostDecision, reason?: string) => {
    const fitting = chosen.filter((item) => fits(item, decision));
    if (pending || fitting.length === 0) return;
    if (isExplained(decision) && !reason) {
      heard.current = [];
      return setExplaining({ post: chosen.length === 1 && !picked.size ? itemId(chosen[0]!) : 'selection', decision });
    }
    const at = current();
    deciding.current = true;
    const all = await decide(fitting, decision, reason);
    deciding.current = false;
    goTo.current = Math.max(at, 0);
    if (!all) heard.current = [];
    setExplaining(null);
    if (all) setPicked(new Set());
  };

  useEffect(() => {
    if (pending || goTo.current === null) return;
    focusAt(goTo.current);
    goTo.current = null;
    while (!deciding.current && heard.current.length > 0) act(heard.current.shift()!, current());
  });

  if (items.length === 0 && !loadMore) {
    return (
      <div ref={box} tabIndex={-1}>
        <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">{TABS[props.filter.state].empty}</p>
      </div>
    );
  }
  const bulk = OFFERED.filter((decision) => selection.some((item) => fits(item, decision)));
  return (
    <div ref={box} tabIndex={-1} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
        <Button small onClick={() => setPicked(picked.size === items.length ? new Set() : new Set(items.map(itemId)))}>
          {picked.size === items.length ? 'Select none' : loadMore ? `Select these ${items.length}` : `Select all ${items.length}`}
        </Button>
        <p className="max-sm:hidden">
          Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>x</kbd> select, <kbd>a</kbd> approve, <kbd>e</kbd> reject an edit, <kbd>h</kbd> hide, <kbd>r</kbd> restore
        </p>
      </div>
      <SendError error={error} />
      <ol className="flex flex-col gap-4" aria-label="Posts">
        {items.map((item) => (
          <li key={itemId(item)}>
            <QueueCard
              item={item}
              seminar={props.seminar}
              picked={picked.has(itemId(item))}
              onPick={() => pick(itemId(item))}
              problem={problems[itemId(item)]}
              buttons={OFFERED.filter((decision) => fits(item, decision))}
              pending={pending}
              explaining={explaining?.post === itemId(item) ? explaining.decision : null}
              onExplain={(asked) => setExplaining(asked && { post: itemId(item), decision: asked })}
              onDecide={(decision, reason) => void settle([item], decision, reason)}
            />
          </li>
        ))}
      </ol>
      {loadMore ? (
        <Button className="self-start" disabled={pending} onClick={() => void loadMore()}>
          More
        </Button>
      ) : null}
      {selection.length > 0 ? (
        <div role="region" aria-label="Selected posts" className="sticky bottom-2 flex flex-col gap-2 rounded-md border border-line-strong bg-surface p-3 shadow-float">
          <div className="flex flex-wrap items-center gap-2">
            <p role="status" className="me-auto font-medium tabular-nums">
              {selection.length} selected
            </p>
            {bulk.map((decision) => (
              <Button key={decision} small look={decision === 'hide' ? 'danger' : 'secondary'} disabled={pending} onClick={() => (isExplained(decision) ? setExplaining({ post: 'selection', decision }) : void settle(selection, decision))}>
                {BUTTONS[decision]}
              </Button>
            ))}
            <Button look="quiet" small onClick={() => setPicked(new Set())}>
              Clear
            </Button>
          </div>
          {explaining?.post === 'selection' ? (
            <ReasonForm
              key={explaining.decision}
              label={WHY[explaining.decision].many}
              hint="Each author reads it."
              submit={WHY[explaining.decision].submitMany}
              pending={pending}
              onSubmit={(reason) => void settle(selection, explaining.decision, reason)}
              onCancel={() => setExplaining(null)}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
