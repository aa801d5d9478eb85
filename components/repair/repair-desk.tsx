'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import type { Repair, Repairs } from '@/lib/core/repair';
import { SendError } from '../annotation/send-error';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { RepairCard } from './repair-card';
import { type Settling, useRepairs } from './use-repairs';

const ChooseWords = later(() => import('./choose-words').then((module) => module.ChooseWords));

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable], [role=dialog]') !== null;

/** Whatever of one's passages changed with the text, with buttons and keys to settle one after another. */
export function RepairDesk(props: Repairs) {
  const { article } = props;
  const { items, count, sure, settle, undo, acceptSure, pending, error } = useRepairs(props);
  const list = useRef<HTMLOListElement>(null);
  const empty = useRef<HTMLParagraphElement>(null);
  const [choosing, setChoosing] = useState<Repair | null>(null);
  /** Where the focus goes once what was settled has left the page: to what takes its place. */
  const goTo = useRef<number | null>(null);

  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-repair]') ?? [])];
  const focusAt = (index: number) => (cards()[Math.min(Math.max(index, 0), cards().length - 1)] ?? empty.current)?.focus();
  const current = () => cards().indexOf(document.activeElement?.closest<HTMLElement>('[data-repair]') ?? document.body);

  const say = async (item: Repair, settling: Settling) => {
    if (pending) return;
    const at = items.indexOf(item);
    if (!(await settle(item, settling))) return;
    setChoosing(null);
    goTo.current = Math.max(at, 0);
  };
  useEffect(() => {
    if (goTo.current === null || pending || choosing) return;
    focusAt(goTo.current);
    goTo.current = null;
  });

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    onKey.current = (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const at = current();
      const here = items[at];
      const { key } = event;
      if (key === 'j' || key === 'k') focusAt(at < 0 ? 0 : at + (key === 'j' ? 1 : -1));
      else if (key === 'u' && undo && !pending) void undo();
      else if (!here?.may) return;
      else if (key === 'a' && here.now) void say(here, { as: 'accepted' });
      else if (key === 'w') setChoosing(here);
      else if (key === 'p' && here.paragraph) void say(here, { as: 'paragraph', paragraph: here.paragraph });
      else if (key === 'g') void say(here, { as: 'orphaned' });
      else return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  if (items.length === 0) {
    return (
      <p ref={empty} tabIndex={-1} role="status" className="rounded-md border border-line bg-surface p-6 text-ink-soft">
        Nothing waits for you: every passage that you wrote about stands where it should. <Link href={`/articles/${article.id}`}>Back to the article</Link>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-4">
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
      <ol ref={list} className="flex flex-col gap-4" aria-label="Changed passages">
        {items.map((item) => (
          <li key={item.id}>
            <RepairCard item={item} article={article} pending={pending} onSettle={(settling) => void say(item, settling)} onChoose={() => setChoosing(item)} />
          </li>
        ))}
      </ol>
      {choosing ? <ChooseWords key={choosing.id} article={article.id} item={choosing} pending={pending} error={error} onSettle={(settling) => void say(choosing, settling)} onClose={() => setChoosing(null)} /> : null}
    </div>
  );
}
