'use client';

import clsx from 'clsx';
import { useState } from 'react';
import type { Word } from '@/lib/core/vocabulary';
import type { Result } from '@/lib/http/public-error';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { Notice } from '../ui/notice';
import { toast } from '../ui/toast';
import { useChange } from './use-change';
import { WORD_KINDS, type WordKind } from './word-kinds';
import { WordForm } from './word-form';

type Props = { kind: WordKind; seminarId: string; word: Word; others: { id: string; name: string }[] };

/** What an instructor can do with a word. Merging and retiring can be undone at once, and later. */
export function WordActions({ kind, seminarId, word, others }: Props) {
  const [open, setOpen] = useState<'change' | 'merge' | null>(null);
  const { change, pending, error } = useChange();
  const { noun, changeWord, retireWord, unmergeWord } = WORD_KINDS[kind];
  const ids = { seminar: seminarId, id: word.id };
  const named = <span className="sr-only"> “{word.name}”</span>;
  const retire = async (retired: boolean) => {
    if (!(await change(() => retireWord({ ...ids, retired })))) return;
    toast(retired ? `“${word.name}” is offered no more.` : `“${word.name}” is offered again.`, undoing(() => retireWord({ ...ids, retired: !retired })));
  };
  const unmerge = async () => {
    if (await change(() => unmergeWord(ids))) toast(`“${word.name}” is a ${noun} of its own again.`);
  };
  return (
    <div className="flex flex-col items-end gap-2">
      <div className={clsx('flex flex-wrap gap-1', !word.mergedInto && '-mx-2')}>
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
      <Dialog open={open === 'change'} onClose={() => setOpen(null)} title={`Change “${word.name}”`}>
        <WordForm
          values={{ name: word.name, description: word.description ?? '', color: word.color }}
          submit="Keep the change"
          send={(values) => changeWord({ ...ids, word: values })}
          onDone={() => {
            setOpen(null);
            toast(`The ${noun} is changed wherever it stands.`);
          }}
        />
      </Dialog>
      <Dialog open={open === 'merge'} onClose={() => setOpen(null)} title={`Merge “${word.name}” into another ${noun}`}>
        <MergeForm kind={kind} seminarId={seminarId} word={word} others={others} onDone={() => setOpen(null)} />
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

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function MergeForm({ kind, seminarId, word, others, onDone }: Props & { onDone: () => void }) {
  const [into, setInto] = useState(others[0]?.id ?? '');
  const { change, pending, error } = useChange();
  const { noun, merging, mergeWord, unmergeWord } = WORD_KINDS[kind];
  const ids = { seminar: seminarId, id: word.id };
  const kept = others.find(({ id }) => id === into)?.name ?? '';
  const merge = async () => {
    if (!(await change(() => mergeWord({ ...ids, into })))) return;
    onDone();
    toast(`“${kept}” stands for “${word.name}” now.`, undoing(() => unmergeWord(ids)));
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
        Wherever “<bdi>{word.name}</bdi>” stands, {merging}. This can be undone.
      </p>
      <SelectField label={`${capitalised(noun)} to keep`} value={into} error={error?.fields?.into} onChange={({ target }) => setInto(target.value)}>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
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
