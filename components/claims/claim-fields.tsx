'use client';

import { useId } from 'react';
import { CLAIM_TYPES, type ClaimType } from '@/lib/core/claims';
import { MAX_PARAPHRASE_LENGTH } from '@/lib/core/limits';
import { TextArea } from '../ui/field';
import { Remaining } from '../ui/remaining';

type Claim = { type: ClaimType | ''; paraphrase: string };

/** A claim's type and paraphrase. */
export function ClaimFields({ claim, errors = {}, onChange }: { claim: Claim; errors?: { type?: string; paraphrase?: string }; onChange: (claim: Claim) => void }) {
  const name = useId();
  return (
    <>
      <fieldset>
        <legend className="mb-1 text-sm font-medium">What type of claim is it?</legend>
        <div className="flex flex-wrap gap-1">
          {CLAIM_TYPES.map((type) => (
            <label
              key={type}
              className="inline-flex min-h-7 cursor-pointer items-center rounded-full border border-line-strong px-2.5 text-sm has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input type="radio" className="sr-only" name={name} value={type} checked={claim.type === type} aria-describedby={errors.type ? `${name}-error` : undefined} onChange={() => onChange({ ...claim, type })} />
              {type}
            </label>
          ))}
        </div>
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
