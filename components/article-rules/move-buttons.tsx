'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { moveArticleAction } from '@/app/articles/[article]/settings/actions';
import type { PublicError } from '@/lib/http/public-error';
import { Button } from '../ui/button';

type Props = { article: { id: string; title: string }; first: boolean; last: boolean };

/** Moves an article in its seminar's list. The button keeps the focus, so that it can be moved on at once. */
export function MoveButtons({ article, first, last }: Props) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const [error, setError] = useState<PublicError | null>(null);
  const said = useRef<HTMLSpanElement>(null);
  const move = (direction: 'up' | 'down') =>
    start(async () => {
      const moved = await moveArticleAction({ article: article.id, direction });
      setError(moved.ok ? null : moved.error);
      if (!moved.ok) return;
      if (said.current) said.current.textContent = `${article.title} moved ${direction}.`;
      router.refresh();
    });
  const button = (direction: 'up' | 'down', ends: boolean) => (
    <Button
      look="quiet"
      small
      aria-label={`Move ${article.title} ${direction}`}
      aria-disabled={ends || pending || undefined}
      onClick={() => {
        if (!ends && !pending) move(direction);
      }}
    >
      {direction === 'up' ? 'Up' : 'Down'}
    </Button>
  );
  return (
    <>
      {button('up', first)}
      {button('down', last)}
      <span ref={said} role="status" className="sr-only" />
      {error ? <span role="alert" className="text-sm text-danger">{error.message}</span> : null}
    </>
  );
}
