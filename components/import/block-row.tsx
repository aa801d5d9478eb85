'use client';

import clsx from 'clsx';
import { type KeyboardEvent, memo, type ReactNode, useId, useRef } from 'react';
import { PARAGRAPH_KINDS, type ParagraphKind } from '@/lib/core/document/article';
import { change, type MendedBlock, merge, move, setLevel, split } from '@/lib/core/import/mend';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { HeadingLevel, SELECT, SpansKept } from './block-format';
import { KINDS, typeface } from './kinds';

/** What plain words do not become by being called so. */
const FROM_FILES = new Set<ParagraphKind>(['image', 'table_row', 'footnote']);

/** Where the focus goes after a change, and what a screen reader is told. With `after`: the block behind it. */
export type Goal = { id: number; part: 'text' | 'up' | 'down' | 'back'; cursor?: number; after?: boolean; say?: string };

/** Changes the blocks, then goes where `then` says; a function of it is asked before the change. */
export type MendBlocks = (change: (blocks: MendedBlock[]) => MendedBlock[], then?: Goal | ((blocks: MendedBlock[]) => Goal | undefined)) => void;

type Props = {
  block: MendedBlock;
  /** Its number in the article; 0 while it is taken out. */
  number: number;
  language: string;
  direction: 'ltr' | 'rtl';
  /** Whether it can be joined to the block above it. */
  joins: boolean;
  /** Where the draft's pictures are; their ids follow. */
  pictures: string;
  error: string | undefined;
  mendBlocks: MendBlocks;
};

/** One block: what it is, its words, and what can be done with it. */
export const BlockRow = memo(function BlockRow({ block: { id, kind, text, format, out }, number, language, direction, joins, pictures, error, mendBlocks }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const image = format?.image;
  const errorId = useId();
  const set = (what: Parameters<typeof change>[2], then?: Goal) => mendBlocks((blocks) => change(blocks, id, what), then);
  const shift = (step: -1 | 1) =>
    mendBlocks((blocks) => move(blocks, id, step), { id, part: step === -1 ? 'up' : 'down', say: step === -1 ? 'Moved up.' : 'Moved down.' });
  const cut = () => {
    const cursor = area.current?.selectionStart ?? text.length;
    mendBlocks((blocks) => split(blocks, id, cursor), { id, part: 'text', cursor: 0, after: true, say: 'A new paragraph begins here.' });
  };
  const join = () =>
    mendBlocks(
      (blocks) => merge(blocks, id),
      (blocks) => {
        const above = blocks.slice(0, blocks.findIndex((block) => block.id === id)).findLast((block) => !block.out);
        return above && { id: above.id, part: 'text', cursor: above.text.trimEnd().length, say: 'Joined.' };
      },
    );
  const keyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      if (!image) cut();
    } else if (event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0 && joins) {
      event.preventDefault();
      join();
    }
  };

  if (out) {
    return (
      <li data-block={id} className="flex items-center gap-3 rounded-md bg-sunken px-3 py-1.5 text-sm text-ink-soft">
        <span className="min-w-0 flex-1 truncate" dir="auto">
          Taken out: {text || 'a picture'}
        </span>
        <Button small data-part="back" aria-label={`Put back: ${text.slice(0, 60) || 'a picture'}`} onClick={() => set({ out: false }, { id, part: 'text', cursor: 0, say: 'Put back.' })}>
          Put back
        </Button>
      </li>
    );
  }
  const tool = (name: ReactNode, does: string, onClick: () => void, part?: Goal['part'], disabled = false): ReactNode => (
    <Button small look="quiet" data-part={part} aria-label={`${does}, paragraph ${number}`} title={does} onClick={onClick} disabled={disabled}>
      {name}
    </Button>
  );
  return (
    <li data-block={id} className="flex flex-col gap-1 rounded-md border border-line bg-surface p-2 [contain-intrinsic-size:auto_10rem] [content-visibility:auto] focus-within:border-line-strong">
      <div className="flex flex-wrap items-center">
        <span className="min-w-7 text-sm text-ink-soft" aria-hidden="true">
          ¶{number}
        </span>
        <select
          aria-label={`Kind of paragraph ${number}`}
          value={kind}
          onChange={(event) => set({ kind: event.target.value as ParagraphKind })}
          className={SELECT}
        >
          {PARAGRAPH_KINDS.filter((each) => each === kind || !FROM_FILES.has(each)).map((each) => (
            <option key={each} value={each}>
              {KINDS[each].name}
            </option>
          ))}
        </select>
        {kind === 'heading' ? <HeadingLevel number={number} level={format?.level ?? 1} onLevel={(level) => mendBlocks((blocks) => setLevel(blocks, id, level))} /> : null}
        <span className="me-auto" />
        {tool('↑', 'Move up', () => shift(-1), 'up', number === 1)}
        {tool('↓', 'Move down', () => shift(1), 'down')}
        {tool('Join', 'Join to the one above', join, undefined, !joins)}
        {image ? null : tool('Split', 'Split at the cursor', cut)}
        {tool(<Icon name="trash" />, 'Take out', () => set({ out: true }, { id, part: 'back', say: 'Taken out.' }))}
      </div>
      {image ? <img src={`${pictures}/${image.id}`} alt={text || 'Picture without a description'} width={image.width} height={image.height} loading="lazy" className="max-h-48 w-auto max-w-full self-start rounded-sm object-contain" /> : null}
      <textarea
        ref={area}
        data-part="text"
        aria-label={image ? `What the picture shows, paragraph ${number}` : `Text of paragraph ${number}`}
        placeholder={image ? 'What the picture shows, for those who do not see it' : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        value={text}
        lang={language}
        dir={direction}
        // Where the browser does not size it by its text.
        rows={Math.min(12, Math.ceil(text.length / 60) + 1)}
        onChange={(event) => set({ text: event.target.value })}
        onKeyDown={keyDown}
        className={clsx(
          'field-sizing-content w-full resize-none scroll-my-28 rounded-sm bg-surface px-1 py-0.5 text-ink aria-invalid:outline aria-invalid:outline-danger',
          typeface(language),
          KINDS[kind].look,
        )}
      />
      {format?.spans ? <SpansKept spans={format.spans} /> : null}
      {error ? (
        <p id={errorId} className="text-sm text-danger">
          {error}
        </p>
      ) : null}
    </li>
  );
});
