'use client';

import { useId } from 'react';
import { offeredTypes } from '@/lib/core/claims';
import { MAX_PARAPHRASE_LENGTH } from '@/lib/core/limits';
import { useReader } from '../article/reader-context';
import { useFreshWords } from '../article/use-fresh-words';
import { TagName } from '../tags/tag-name';
import { TextArea } from '../ui/field';
import { Remaining } from '../ui/remaining';

type Claim = { type: string; paraphrase: string };

type Props = {
  claim: Claim;
  /** The type that a claim has already, which it can keep though that is retired. */
  was?: string;
  errors?: { type?: string; paraphrase?: string };
  onChange: (claim: Claim) => void;
};

/** A claim's type and paraphrase. */
export function ClaimFields({ claim, was, errors = {}, onChange }: Props) {
  useFreshWords();
  const name = useId();
  const types = useReader((state) => state.view.claimTypes);
  const meaning = types.find(({ type }) => type === claim.type)?.description;
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">What type of claim is it?</legend>
        <div className="flex flex-wrap gap-1">
          {offeredTypes(types, was).map(({ type, color }) => (
            <label
              key={type}
              className="inline-flex min-h-7 max-w-full cursor-pointer items-center rounded-full border border-line-strong px-2.5 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input type="radio" className="sr-only" name={name} value={type} checked={claim.type === type} aria-describedby={errors.type ? `${name}-error` : meaning && claim.type === type ? `${name}-meaning` : undefined} onChange={() => onChange({ ...claim, type })} />
              <TagName tag={type} color={color} />
            </label>
          ))}
        </div>
        {meaning ? (
          <p id={`${name}-meaning`} className="mt-1 text-sm break-words text-ink-soft">
            <bdi>{meaning}</bdi>
          </p>
        ) : null}
        {errors.type ? (
          <p id={`${name}-error`} role="alert" className="mt-1 text-sm text-danger">
            {errors.type}
          </p>
        ) : null}
      </fieldset>
      <div>
        <TextArea
          label="In your own words, what does the author assert?"
          rows={2}
          value={claim.paraphrase}
          error={errors.paraphrase}
          onChange={({ target }) => onChange({ ...claim, paraphrase: target.value })}
        />
        <Remaining used={claim.paraphrase.length} limit={MAX_PARAPHRASE_LENGTH} what="The paraphrase" />
      </div>
    </>
  );
}
