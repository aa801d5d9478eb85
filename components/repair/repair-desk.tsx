'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import type { Repair, Repairs } from '@/lib/core/repair';
import { SendError } from '../annotation/send-error';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { useCardList } from '../ui/use-card-list';
import { RepairCard } from './repair-card';
import { type Settling, useRepairs } from './use-repairs';

const ChooseWords = later(() => import('./choose-words').then((module) => module.ChooseWords));

/** Whatever of one's passages changed with the text, with buttons and keys to settle one after another. */
export function RepairDesk(props: Repairs) {
  const { article } = props;
  const { items, count, sure, settle, undo, acceptSure, pending, error } = useRepairs(props);
  const [choosing, setChoosing] = useState<Repair | null>(null);
  /** Where the focus goes once what was settled has left the page: to what takes its place. */
  const goTo = useRef<number | null>(null);

  const say = async (item: Repair, settling: Settling) => {
    if (pending) return;
    const at = items.indexOf(item);
    if (!(await settle(item, settling))) return;
    setChoosing(null);
    goTo.current = Math.max(at, 0);
  };
  const { box, focusAt } = useCardList<HTMLElement>('[data-repair]', (key, at) => {
    const here = items[at];
    if (key === 'u' && undo && !pending) void undo();
    else if (!here?.may) return false;
    else if (key === 'a' && here.now) void say(here, { as: 'accepted' });
    else if (key === 'w') setChoosing(here);
    else if (key === 'p' && here.paragraph) void say(here, { as: 'paragraph', paragraph: here.paragraph });
    else if (key === 'g') void say(here, { as: 'orphaned' });
    else return false;
    return true;
  });
  useEffect(() => {
    if (goTo.current === null || pending || choosing) return;
    focusAt(goTo.current);
    goTo.current = null;
  });

  if (items.length === 0) {
    return (
      <p ref={(element) => void (box.current = element)} tabIndex={-1} role="status" className="rounded-md border border-line bg-surface p-6 text-ink-soft">
        Nothing waits for you: every passage that you wrote about stands where it should. <Link href={`/articles/${article.id}`}>Back to the article</Link>
      </p>
    );
  }
  return (
    <div ref={(element) => void (box.current = element)} className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3 text-sm text-ink-soft">
        <p role="status" className="font-medium tabular-nums">
          {count === 1 ? '1 passage waits' : `${count.toLocaleString('en')} passages wait`}
        </p>
        {sure > 0 ? (
          <Button small disabled={pending} onClick={() => void acceptSure()}>
            {sure === 1 ? 'Accept the one that is sure' : `Accept the ${sure.toLocaleString('en')} that are sure`}
          </Button>
        ) : null}
        <p className="max-sm:hidden">
          Keys: <kbd>j</kbd> <kbd>k</kbd> move, <kbd>a</kbd> right as it is, <kbd>w</kbd> select words, <kbd>p</kbd> the paragraph, <kbd>g</kbd> gone, <kbd>u</kbd> undo
        </p>
      </div>
      <SendError error={error} />
      <ol className="flex flex-col gap-4" aria-label="Changed passages">
        {items.map((item) => (
          <li key={item.id}>
            <RepairCard item={item} article={article} pending={pending} onSettle={(settling) => void say(item, settling)} onChoose={() => setChoosing(item)} />
          </li>
        ))}
      </ol>
      {choosing ? <ChooseWords key={choosing.id} article={article} item={choosing} pending={pending} error={error} onSettle={(settling) => void say(choosing, settling)} onClose={() => setChoosing(null)} /> : null}
    </div>
  );
}
