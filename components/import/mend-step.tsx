'use client';

import Link from 'next/link';
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { directionOf } from '@/lib/core/language';
import { keptBlocks, type Mended, type MendedBlock } from '@/lib/core/import/mend';
import type { PublicError } from '@/lib/http/public-error';
import { counted } from '../seminar/counted';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { AboutFields } from './about-fields';
import { ArticleLook } from './article-look';
import { BlockRow, type Goal, type MendBlocks } from './block-row';
import { SignedOut } from './signed-out';

type Props = {
  mended: Mended;
  /** Where the draft's pictures are; their ids follow. */
  pictures: string;
  /** What could not be kept of the source. */
  notices: readonly string[];
  /** The file or address that it was made from. */
  from: string | null;
  mend: (change: (now: Mended) => Mended) => void;
  busy: boolean;
  error: PublicError | null;
  /** The article that was kept of this before, with another text; `null` for none. */
  keptBefore: string | null;
  safe: boolean;
  onKeep: () => void;
  onBack: () => void;
};

/** Step 2: everything that was understood of the text, to be mended; beside it the article as it will be read. */
export function MendStep({ mended, pictures, notices, from, mend, busy, error, keptBefore, safe, onKeep, onBack }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const goal = useRef<Goal | null>(null);
  const [said, setSaid] = useState('');
  const looked = useDeferredValue(mended);
  const direction = directionOf(mended.language);
  const kept = keptBlocks(mended.blocks);

  // Stays the same from one render to the next, so that a row renders only when its own block changes.
  const latest = useRef(mended.blocks);
  const mendBlocks: MendBlocks = useCallback(
    (change, then) => {
      if (busy) return;
      const next = typeof then === 'function' ? then(latest.current) : then;
      if (next) goal.current = next;
      if (next?.say) setSaid(next.say);
      mend((now) => ({ ...now, blocks: change(now.blocks) }));
    },
    [mend, busy],
  );

  useLayoutEffect(() => {
    latest.current = mended.blocks;
    if (!goal.current) return;
    reach(form.current, mended.blocks, goal.current);
    goal.current = null;
  }, [mended.blocks]);
  useEffect(() => {
    if (error?.fields) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [error]);

  let number = 0;
  let above: MendedBlock | null = null;
  /** Whether a block can be put behind the one above it; asked in their order. */
  const joinsAbove = (block: MendedBlock): boolean => {
    if (block.out) return false;
    const joins = above !== null && !above.format?.image && !block.format?.image;
    above = block;
    return joins;
  };
  return (
    <form
      ref={form}
      noValidate
      className="grid gap-x-12 gap-y-6 lg:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        onKeep();
      }}
    >
      <div className="flex min-w-0 flex-col gap-6">
        <Report from={from} notices={notices} />
        <AboutFields mended={mended} mend={mend} errors={error?.fields ?? {}} />
        <section aria-labelledby="blocks" className="flex flex-col gap-3">
          <div className="flex flex-col gap-1">
            <h2 id="blocks" className="font-serif text-xl">
              Paragraphs
            </h2>
            <p className="text-sm text-ink-soft">
              Enter begins a new paragraph where the cursor is; Backspace at the beginning joins it to the one above.
            </p>
          </div>
          <ol className="flex flex-col gap-2">
            {mended.blocks.map((block) => (
              <BlockRow
                key={block.id}
                block={block}
                number={block.out ? 0 : ++number}
                language={mended.language}
                direction={direction}
                joins={joinsAbove(block)}
                pictures={pictures}
                error={error?.fields && wrongWith(error.fields, kept.indexOf(block))}
                mendBlocks={mendBlocks}
              />
            ))}
          </ol>
        </section>
        <p role="status" className="sr-only">
          {said}
        </p>
      </div>
      <ArticleLook mended={looked} pictures={pictures} />
      <div className="sticky bottom-0 -mx-4 flex flex-col gap-3 border-t border-line bg-paper px-4 py-3 lg:col-span-2">
        {error ? (
          <Notice tone="error">
            {error.fields ? 'Something has to be mended before the article can be kept: ' : ''}
            {error.message} <SignedOut error={error} />
            {keptBefore ? <Link href={`/articles/${keptBefore}`}>Open it</Link> : null}
          </Notice>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" look="primary" aria-disabled={busy || undefined} aria-busy={busy || undefined}>
            {busy ? 'Keeping it…' : 'Keep article'}
          </Button>
          <Button aria-disabled={busy || undefined} onClick={() => busy || onBack()}>
            Back
          </Button>
          <p className="text-sm text-ink-soft">
            {counted(kept.length, 'paragraph')}. {safe ? 'Nobody else sees it until you keep it.' : 'The browser has no room to keep it: do not close this page.'}
          </p>
        </div>
      </div>
    </form>
  );
}

/** What is wrong with the block of this number among those that are kept: the schema names it within what was sent, a service by itself. */
const wrongWith = (fields: Record<string, string>, index: number): string | undefined => fields[`article.blocks.${index}.text`] ?? fields[`blocks.${index}.text`];

/** Where the article comes from, and what of that is not in it. */
function Report({ from, notices }: { from: string | null; notices: readonly string[] }) {
  if (!from && notices.length === 0) return null;
  return (
    <Notice>
      {from ? (
        <p className="break-words">
          Read from <bdi>{from}</bdi>.
        </p>
      ) : null}
      {notices.length > 0 ? (
        <ul className={notices.length > 1 ? 'list-disc ps-5' : undefined}>
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

/** Puts the focus where an action on a block leads. */
function reach(form: HTMLElement | null, blocks: readonly MendedBlock[], { id, part, cursor, after }: Goal): void {
  const place = blocks.findIndex((block) => block.id === id);
  const goal = after ? blocks[place + 1] : blocks[place];
  const found = goal && form?.querySelector<HTMLElement>(`[data-block="${goal.id}"] [data-part="${part}"]`);
  if (!found) return;
  found.focus();
  if (cursor !== undefined && found instanceof HTMLTextAreaElement) found.setSelectionRange(cursor, cursor);
}
