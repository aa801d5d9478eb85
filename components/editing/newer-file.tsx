'use client';

import type { JSONContent } from '@tiptap/core';
import { useState } from 'react';
import { docOf } from '@/lib/core/document/article-doc';
import { FileChoice } from '../import/file-choice';
import { useReading } from '../import/use-reading';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';

/** Takes the text of a newer file in place of the one in the editor. Which of its paragraphs is which old one, its words tell when it is saved. */
export function NewerFile({ seminar, onDoc }: { seminar: string; onDoc: (doc: JSONContent) => void }) {
  const { read, cancel, under, wrong } = useReading(seminar);
  const [told, setTold] = useState<string[]>([]);
  const take = async (file: File) => {
    setTold([]);
    const found = await read({ file });
    if (!found) return;
    onDoc(docOf(found.draft.blocks.map((block) => ({ key: null, ...block }))));
    setTold([`The text of ${file.name} is in the editor now; undo brings back what was there.`, ...found.notices]);
  };
  const error = wrong?.error;
  return (
    <details className="rounded-md border border-line px-4 py-2">
      <summary className="cursor-pointer py-1 font-medium">Take the text of a newer file</summary>
      <div className="flex flex-col gap-3 py-4">
        <FileChoice busy={under !== null} error={error ? (error.fields?.content ?? error.message) : undefined} onFile={(file) => void take(file)} />
        {under ? (
          <p role="status" className="flex items-center gap-3 text-sm text-ink-soft">
            {under.share < 1 ? 'Sending the file…' : 'Reading the file…'}
            <Button small onClick={cancel}>
              Stop
            </Button>
          </p>
        ) : null}
        {told.length > 0 ? (
          <Notice tone="success">
            {told.map((line) => (
              <span key={line} className="block">{line}</span>
            ))}
          </Notice>
        ) : null}
      </div>
    </details>
  );
}
