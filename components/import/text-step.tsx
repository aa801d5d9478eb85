'use client';

import clsx from 'clsx';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { decodeText } from '@/lib/core/import/decode';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { importProblem } from '@/lib/core/import/problems';
import type { PublicError } from '@/lib/http/public-error';
import { Button, buttonClass } from '../ui/button';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { SignedOut } from './signed-out';

type Props = {
  text: string;
  onText: (text: string) => void;
  busy: boolean;
  error: PublicError | null;
  safe: boolean;
  /** Whether there is a mended article already, and whether it was made from this text. */
  mended: 'no' | 'yes' | 'of another text';
  onNext: () => void;
};

/** Step 1: the text, pasted or from a file. A file is read here in the browser, strictly as UTF-8. */
export function TextStep({ text, onText, busy, error, safe, mended, onNext }: Props) {
  const [file, setFile] = useState<{ name: string; wrong?: string; before?: string } | null>(null);
  const [over, setOver] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const wrong = file?.wrong ?? error?.fields?.content ?? (text.length > MAX_ARTICLE_BYTES ? importProblem('too_large').message : undefined);
  useEffect(() => {
    if (error?.fields) area.current?.focus();
  }, [error]);

  const take = async (given: File | undefined) => {
    if (!given) return;
    const decoded = given.size > MAX_ARTICLE_BYTES ? { ok: false as const, problem: importProblem('too_large') } : decodeText(new Uint8Array(await given.arrayBuffer()));
    setFile(decoded.ok ? { name: given.name, before: text } : { name: given.name, wrong: `${given.name}: ${decoded.problem.message}` });
    if (decoded.ok) onText(decoded.text);
    area.current?.focus();
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };

  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
    >
      {error && !error.fields ? (
        <Notice tone="error">
          {error.message} <SignedOut error={error} />
        </Notice>
      ) : null}
      <div
        className={clsx('rounded-md', over && 'outline-2 outline-offset-4 outline-accent')}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <TextArea
          ref={area}
          label="Text of the article"
          hint="Paste it, or drop a text file here. Title, author, paragraphs, headings, lists and quotations are recognised; you mend them in the next step."
          error={wrong}
          value={text}
          onChange={(event) => {
            if (file) setFile(null);
            onText(event.target.value);
          }}
          rows={16}
          spellCheck={false}
          className="min-h-64 font-serif leading-relaxed"
        />
      </div>
      <div role="status" className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft empty:-mt-4">
        {file && !file.wrong ? <span>Read from {file.name}.</span> : null}
        {file?.before ? (
          <Button
            small
            onClick={() => {
              onText(file.before ?? '');
              setFile(null);
              area.current?.focus();
            }}
          >
            Put back the text that was here before
          </Button>
        ) : null}
        {safe ? null : <span>There is no room to keep this text in the browser: do not close this page before the article is kept.</span>}
      </div>
      {mended === 'of another text' ? (
        <Notice>You have changed the text since you mended the article. Going on makes it anew from this text, without what you mended.</Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" aria-disabled={busy || undefined} aria-busy={busy || undefined}>
          {busy ? 'Reading…' : mended === 'yes' ? 'Back to what you mended' : 'Look it over'}
        </Button>
        <label className={clsx(buttonClass(), 'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent')}>
          Choose a text file
          <input
            type="file"
            accept=".txt,.text,text/plain"
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
    </form>
  );
}
