'use client';

import { useState } from 'react';
import { changeWord, mergeWord, retireWord, unmergeWord } from '@/app/seminars/[seminar]/tags/actions';
import type { Word } from '@/lib/core/vocabulary';
import type { Result } from '@/lib/http/public-error';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { Notice } from '../ui/notice';
import { toast } from '../ui/toast';
import { useChange } from './use-change';
import { WordForm } from './word-form';

type Props = { seminarId: string; word: Word; others: { id: string; tag: string }[] };

/** What an instructor can do with a word. Merging and retiring can be undone at once, and later. */
export function WordActions({ seminarId, word, others }: Props) {
  const [open, setOpen] = useState<'change' | 'merge' | null>(null);
  const { change, pending, error } = useChange();
  const ids = { seminar: seminarId, tag: word.id };
  const named = <span className="sr-only"> “{word.tag}”</span>;
  const retire = async (retired: boolean) => {
    if (!(await change(() => retireWord({ ...ids, retired })))) return;
    toast(retired ? `“${word.tag}” is offered no more.` : `“${word.tag}” is offered again.`, undoing(() => retireWord({ ...ids, retired: !retired })));
  };
  const unmerge = async () => {
    if (await change(() => unmergeWord(ids))) toast(`“${word.tag}” is a tag of its own again.`);
  };
  return (
    <div className="flex flex-col items-end gap-2">
      <div className="flex flex-wrap gap-1">
        {word.mergedInto ? (
          <Button small disabled={pending} onClick={unmerge}>
            Undo the merging{named}
          </Button>
        ) : (
          <>
            <Button small look="quiet" onClick={() => setOpen('change')}>
              Change{named}
            </Button>
            {others.length > 0 ? (
              <Button small look="quiet" onClick={() => setOpen('merge')}>
                Merge{named}
              </Button>
            ) : null}
            <Button small look="quiet" disabled={pending} onClick={() => retire(!word.retired)}>
              {word.retired ? 'Offer again' : 'Retire'}
              {named}
            </Button>
          </>
        )}
      </div>
      {error ? <Notice tone="error">{error.message}</Notice> : null}
      <Dialog open={open === 'change'} onClose={() => setOpen(null)} title={`Change “${word.tag}”`}>
        <WordForm
          values={{ name: word.tag, description: word.description ?? '', color: word.color }}
          submit="Keep the change"
          send={(values) => changeWord({ ...ids, word: values })}
          onDone={() => {
            setOpen(null);
            toast('The tag is changed wherever it stands.');
          }}
        />
      </Dialog>
      <Dialog open={open === 'merge'} onClose={() => setOpen(null)} title={`Merge “${word.tag}” into another tag`}>
        <MergeForm seminarId={seminarId} word={word} others={others} onDone={() => setOpen(null)} />
      </Dialog>
    </div>
  );
}

/** Takes a change back from its toast, when the word's own place in the list may be gone. */
const undoing = (work: () => Promise<Result<void>>) => () =>
  void work().then(
    (result) => toast(result.ok ? 'It is as it was.' : result.error.message),
    () => toast('There is no connection to Scholium. Nothing was undone.'),
  );

function MergeForm({ seminarId, word, others, onDone }: Props & { onDone: () => void }) {
  const [into, setInto] = useState(others[0]?.id ?? '');
  const { change, pending, error } = useChange();
  const ids = { seminar: seminarId, tag: word.id };
  const kept = others.find(({ id }) => id === into)?.tag ?? '';
  const merge = async () => {
    if (!(await change(() => mergeWord({ ...ids, into })))) return;
    onDone();
    toast(`“${kept}” stands for “${word.tag}” now.`, undoing(() => unmergeWord(ids)));
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void merge();
      }}
    >
      <p className="text-ink-soft">
        Wherever “<bdi>{word.tag}</bdi>” stands, the other tag will stand, put by the same members. This can be undone.
      </p>
      <SelectField label="Tag to keep" value={into} error={error?.fields?.into} onChange={({ target }) => setInto(target.value)}>
        {others.map(({ id, tag }) => (
          <option key={id} value={id}>
            {tag}
          </option>
        ))}
      </SelectField>
      {error && !error.fields?.into ? <Notice tone="error">{error.message}</Notice> : null}
      <Button type="submit" look="primary" disabled={pending} className="self-start">
        {pending ? 'Merging…' : 'Merge the two'}
      </Button>
    </form>
  );
}
