'use client';

import { MAX_LINK_LENGTH } from '@/lib/core/limits';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';

type Props = { address: string; busy: boolean; error: string | undefined; onAddress: (address: string) => void; onFetch: (address: string) => void };

/** The address of a page, which the server fetches. */
export function AddressForm({ address, busy, error, onAddress, onFetch }: Props) {
  return (
    <form
      noValidate
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const given = address.trim();
        // As browsers take it: without saying how, over TLS.
        if (!busy && given) onFetch(/^[a-z][a-z+.-]*:/i.test(given) ? given : `https://${given}`);
      }}
    >
      <div className="min-w-0 flex-1">
        <TextField
          label="From an address"
          type="url"
          inputMode="url"
          dir="ltr"
          autoComplete="off"
          placeholder="https://"
          maxLength={MAX_LINK_LENGTH}
          hint="Of a page that everybody can read."
          error={error}
          value={address}
          onChange={(event) => onAddress(event.target.value)}
        />
      </div>
      <Button type="submit" className="mt-6" aria-disabled={busy || undefined}>
        Fetch
      </Button>
    </form>
  );
}
