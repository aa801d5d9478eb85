'use client';

import { type ClipboardEvent, useRef } from 'react';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { importProblem } from '@/lib/core/import/problems';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import type { Desk } from './kept-draft';
import type { Source } from './read-source';

type Props = {
  desk: Desk;
  change: (what: Partial<Desk>) => void;
  busy: boolean;
  error: string | undefined;
  safe: boolean;
  /** There is a mended article, made from something else. */
  again: boolean;
  onRead: (source: Source) => void;
};

/** Markup that says more than the words alone do. */
const TELLING = /<(?:h[1-6]|li|blockquote|table|img|em|i|b|strong|a|sup|sub|code)[\s>]/i;
/** Of formatting; a larger page is better saved as a file. */
const MAX_RICH_LENGTH = 4 * 1024 * 1024;

/** A text that is pasted or typed. What is pasted from a page or from Word brings its formatting along, for as long as its words are not changed. */
export function PasteForm({ desk: { text, rich }, change, busy, error, safe, again, onRead }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const wrong = error ?? (text.length > MAX_ARTICLE_BYTES ? importProblem('too_large').message : undefined);
  const formatted = rich !== null && text !== '' && rich.plain === text;
  const paste = ({ clipboardData, currentTarget: { selectionStart, selectionEnd, value } }: ClipboardEvent<HTMLTextAreaElement>) => {
    // Into the midst of another text, words alone are pasted.
    if (selectionStart !== 0 || selectionEnd !== value.length) return;
    const html = clipboardData.getData('text/html');
    const plain = clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
    change({ rich: plain && TELLING.test(html) && html.length <= MAX_RICH_LENGTH ? { html, plain } : null });
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onRead(formatted ? { html: rich.html } : { text });
      }}
    >
      <TextArea
        ref={area}
        label="Text of the article"
        hint="Paste it from a page, from Word or from anywhere. Title, author, paragraphs, headings, lists and quotations are recognised; you mend them in the next step."
        error={wrong}
        value={text}
        onPaste={paste}
        onChange={(event) => change({ text: event.target.value })}
        rows={14}
        spellCheck={false}
        className="min-h-56 font-serif leading-relaxed"
      />
      <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft empty:-mt-4">
        {formatted ? <span>Pasted with its formatting.</span> : null}
        {formatted ? (
          <Button
            small
            onClick={() => {
              change({ rich: null });
              area.current?.focus();
            }}
          >
            Take the words alone
          </Button>
        ) : null}
        {rich && !formatted && text !== '' ? <span>The words were changed after they were pasted, so their formatting is left out.</span> : null}
        {rich && !formatted && text !== '' ? (
          <Button
            small
            onClick={() => {
              change({ text: rich.plain });
              area.current?.focus();
            }}
          >
            Put back what was pasted
          </Button>
        ) : null}
        {safe ? null : <span>There is no room to keep this text in the browser: do not close this page before the article is kept.</span>}
      </div>
      {again ? <Notice>Going on makes the article anew from this text, without what you mended.</Notice> : null}
      <Button type="submit" look="primary" className="self-start" aria-disabled={busy || undefined}>
        Look it over
      </Button>
    </form>
  );
}
