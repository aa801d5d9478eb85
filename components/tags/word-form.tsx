'use client';

import { useState } from 'react';
import { TAG_COLORS, type TagColor } from '@/lib/core/tag-colors';
import { MAX_TAG_LENGTH } from '@/lib/core/tags';
import type { PublicError, Result } from '@/lib/http/public-error';
import { MAX_TAG_DESCRIPTION_LENGTH } from '@/lib/schemas/vocabulary';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { TagDot } from './tag-name';
import { useChange } from './use-change';

export type WordValues = { name: string; description: string; color: TagColor | null };

type Props = {
  values: WordValues;
  submit: string;
  send: (word: WordValues) => Promise<Result<void>>;
  onDone: () => void;
};

/** A word, what it means and its colour. What was typed stays until it is kept. */
export function WordForm({ values, submit, send, onDone }: Props) {
  const [word, setWord] = useState(values);
  const { change, pending, error } = useChange();
  const wrong = (field: string) => error?.fields?.[field] ?? error?.fields?.[`word.${field}`];
  const keep = async () => {
    if (await change(() => send(word))) onDone();
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextField label="Name" value={word.name} maxLength={MAX_TAG_LENGTH} required error={wrong('name')} onChange={({ target }) => setWord({ ...word, name: target.value })} />
      <TextField
        label="What it means"
        hint="One sentence that tells when it fits. You can leave it out."
        value={word.description}
        maxLength={MAX_TAG_DESCRIPTION_LENGTH}
        error={wrong('description')}
        onChange={({ target }) => setWord({ ...word, description: target.value })}
      />
      <Colors value={word.color} onChange={(color) => setWord({ ...word, color })} />
      <General error={error} known={Boolean(wrong('name') ?? wrong('description'))} />
      <Button type="submit" look="primary" disabled={pending} className="self-start">
        {pending ? 'Keeping…' : submit}
      </Button>
    </form>
  );
}

const General = ({ error, known }: { error: PublicError | null; known: boolean }) => (error && !known ? <Notice tone="error">{error.message}</Notice> : null);

function Colors({ value, onChange }: { value: TagColor | null; onChange: (color: TagColor | null) => void }) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Colour</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {[null, ...TAG_COLORS].map((color) => (
          <label key={color ?? 'none'} className="inline-flex min-h-8 items-center gap-1.5 text-sm">
            <input type="radio" name="color" className="size-4 accent-accent" checked={value === color} onChange={() => onChange(color)} />
            {color ? <TagDot color={color} /> : null}
            {color ?? 'none'}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
