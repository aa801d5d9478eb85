'use client';

import clsx from 'clsx';
import { useId, useState } from 'react';
import { importProblem } from '@/lib/core/import/problems';
import { MAX_FILE_BYTES } from '@/lib/core/import/limits';
import { buttonClass } from '../ui/button';

const ACCEPT = '.docx,.pdf,.epub,.html,.htm,.xhtml,.md,.markdown,.txt,.text';

/** A file of any kind that can be read; dropping one is taken by the step around it. */
export function FileChoice({ busy, error, onFile }: { busy: boolean; error: string | undefined; onFile: (file: File) => void }) {
  const id = useId();
  const [tooLarge, setTooLarge] = useState<string>();
  const wrong = tooLarge ?? error;
  const take = (file: File | undefined) => {
    if (!file || busy) return;
    const large = file.size > MAX_FILE_BYTES;
    setTooLarge(large ? importProblem('file_too_large').message : undefined);
    if (!large) onFile(file);
  };
  return (
    <div className="flex flex-col gap-1">
      <p className="text-sm font-medium">From a file</p>
      <label
        className={clsx(
          buttonClass(),
          'cursor-pointer self-start has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
          busy && 'opacity-60',
        )}
      >
        Choose a file
        <input
          type="file"
          accept={ACCEPT}
          aria-describedby={`${id}-hint${wrong ? ` ${id}-error` : ''}`}
          aria-invalid={wrong ? true : undefined}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-soft">
        Or drop it here. Word (.docx), PDF with text, EPUB, web page, Markdown or plain text.
      </p>
      {wrong ? (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {wrong}
        </p>
      ) : null}
    </div>
  );
}
