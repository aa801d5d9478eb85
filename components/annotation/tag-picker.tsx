'use client';

import { useId, useState } from 'react';
import { MAX_TAG_LENGTH, MAX_TAGS_PER_ANNOTATION, tagKey, tagName } from '@/lib/core/tags';
import { useReader } from '../article/reader-context';
import { useFreshWords } from '../article/use-fresh-words';
import { ReadTag } from '../tags/read-tag';
import { Button } from '../ui/button';
import { ToggleChip } from '../ui/chip';
import { Remaining } from '../ui/remaining';

/** More of the vocabulary than this is reached by typing, where the browser completes it. */
const OFFERED = 12;

/** Chooses tags from the seminar's vocabulary, or new ones. */
export function TagPicker({ chosen, onChange, disabled = false }: { chosen: readonly string[]; onChange: (tags: string[]) => void; disabled?: boolean }) {
  const vocabulary = useReader((state) => state.view.tags);
  useFreshWords();
  const [typed, setTyped] = useState('');
  const id = useId();
  const keys = new Set(chosen.map(tagKey));
  const offered = [...chosen, ...vocabulary.filter((tag) => !keys.has(tagKey(tag)))].slice(0, Math.max(OFFERED, chosen.length));
  const full = chosen.length >= MAX_TAGS_PER_ANNOTATION;
  const tooLong = tagName(typed).length > MAX_TAG_LENGTH;

  const toggle = (tag: string) => onChange(keys.has(tagKey(tag)) ? chosen.filter((each) => tagKey(each) !== tagKey(tag)) : [...chosen, tag]);
  const add = () => {
    const tag = tagName(typed);
    if (tag === '' || tooLong || full) return;
    // A tag that is in the vocabulary already keeps its spelling.
    if (!keys.has(tagKey(tag))) onChange([...chosen, vocabulary.find((each) => tagKey(each) === tagKey(tag)) ?? tag]);
    setTyped('');
  };

  return (
    <fieldset className="flex flex-col gap-2" disabled={disabled}>
      <legend className="mb-1 text-sm font-medium">Tags</legend>
      <div className="flex flex-wrap gap-1">
        {offered.map((tag) => (
          <ToggleChip key={tag} pressed={keys.has(tagKey(tag))} disabled={full && !keys.has(tagKey(tag))} onClick={() => toggle(tag)}>
            <ReadTag tag={tag} />
          </ToggleChip>
        ))}
      </div>
      <div className="flex gap-2">
        <input
          aria-label="Another tag"
          aria-describedby={`${id}-left`}
          aria-invalid={tooLong || undefined}
          list={`${id}-words`}
          placeholder="Another tag"
          dir="auto"
          value={typed}
          disabled={full}
          className="min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 py-1 text-sm"
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={`${id}-words`}>
          {vocabulary.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button small onClick={add} disabled={tagName(typed) === '' || tooLong || full}>
          Add
        </Button>
      </div>
      <Remaining id={`${id}-left`} used={tagName(typed).length} limit={MAX_TAG_LENGTH} what="The tag" />
      {full ? <p className="text-sm text-ink-soft">That is all {MAX_TAGS_PER_ANNOTATION}. Take one away to add another.</p> : null}
    </fieldset>
  );
}
