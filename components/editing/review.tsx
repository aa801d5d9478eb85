'use client';

import { useMemo } from 'react';
import type { ArticleView } from '@/lib/core/articles';
import type { Paragraph } from '@/lib/core/document/article';
import { blocksOf } from '@/lib/core/document/article-doc';
import { MAX_DESCRIPTION_LENGTH } from '@/lib/core/limits';
import { type Comparison, compareRevisions } from '@/lib/core/revisions/compare';
import { keyNumber, keysOf } from '@/lib/core/revisions/keys';
import type { PublicError } from '@/lib/http/public-error';
import { SignedOut } from '../import/signed-out';
import { ComparedText } from '../revisions/compare-view';
import { plural } from '../revisions/words';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import type { Edit } from './kept-edit';

type Props = {
  article: ArticleView;
  base: { revision: number; paragraphs: readonly Paragraph[] };
  edit: Edit;
  threadCounts: Record<string, number>;
  /** Whether somebody else saved a text meanwhile, which this one would replace. */
  overtaken: boolean;
  error: PublicError | null;
  busy: boolean;
  onNote: (note: string) => void;
  onSave: () => void;
  onClose: () => void;
};

/** What a save would change, with a note on it, before it is done. */
export function Review({ article, base, edit, threadCounts, overtaken, error, busy, onNote, onSave, onClose }: Props) {
  const comparison = useMemo(() => compareWith(base.paragraphs, edit.doc), [base.paragraphs, edit.doc]);
  const wrong = Object.entries(error?.fields ?? {}).map(([name, message]) => ({ name, message: `${whereOf(name)}${message}` }));
  return (
    <Dialog open onClose={onClose} shape="wide" title="What changes">
      <div className="flex flex-col gap-4">
        {overtaken && error?.code !== 'conflict' ? <Notice>Somebody else saved revision {base.revision} after you began. Below is how your text differs from theirs: saving puts yours in its place.</Notice> : null}
        {error ? (
          <Notice tone="error">
            {wrong.length === 0 ? error.message : null}
            {wrong.map(({ name, message }) => (
              <span key={name} className="block">{message}</span>
            ))}{' '}
            {error.code === 'conflict' && overtaken ? `Below is how your text differs from revision ${base.revision}; saving now puts yours in its place.` : null} <SignedOut error={error} />
          </Notice>
        ) : null}
        <p>{summaryOf(comparison, threadCounts)}</p>
        <div className="max-h-[40dvh] overflow-y-auto rounded-md border border-line p-4">
          <ComparedText article={article} rows={comparison.rows} />
        </div>
        <TextArea label="What you changed, and why (optional)" hint="Shown in the list of revisions." rows={2} maxLength={MAX_DESCRIPTION_LENGTH} value={edit.note} readOnly={busy} onChange={({ target }) => onNote(target.value)} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button aria-disabled={busy || undefined} onClick={onClose}>
            Go on editing
          </Button>
          <Button look="primary" aria-disabled={busy || undefined} onClick={onSave}>
            {busy ? 'Saving…' : overtaken ? 'Save mine in the place of theirs' : 'Save as a new revision'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** The keys are those that saving gives, but for the numbers of new paragraphs. */
function compareWith(before: readonly Paragraph[], doc: Edit['doc']): Comparison {
  const blocks = blocksOf(doc);
  const keys = keysOf(before, blocks, Math.max(0, ...before.map(({ key }) => keyNumber(key))));
  return compareRevisions(before, blocks.map((block, index) => ({ ...block, key: keys[index]! })));
}

function summaryOf({ rows, wordsAdded, wordsRemoved }: Comparison, threadCounts: Record<string, number>): string {
  const changed = rows.filter(({ state }) => state !== 'same');
  if (changed.length === 0) return 'The text stays as it is; only what is known of the article changes.';
  const threads = changed.reduce((sum, { before }) => sum + (before ? (threadCounts[before.key] ?? 0) : 0), 0);
  return `${plural(changed.length, 'paragraph')} changed: ${plural(wordsAdded, 'word')} added, ${plural(wordsRemoved, 'word')} removed. ${threads === 0 ? `No thread begins in ${changed.length === 1 ? 'it' : 'them'}.` : `${plural(threads, 'thread')} ${threads === 1 ? 'begins' : 'begin'} in ${changed.length === 1 ? 'it' : 'them'}; ${threads === 1 ? 'it' : 'each'} is looked for in the new text.`}`;
}

/** In which block something is wrong, for who reads it. */
const whereOf = (name: string): string => {
  const index = /^revision\.blocks\.(\d+)/.exec(name)?.[1];
  return index === undefined ? '' : `Paragraph ${Number(index) + 1} of your text: `;
};
