'use client';

import { type ComponentType, useEffect, useState } from 'react';
import { Button } from './button';

/**
 * A component whose code comes when it is first shown, or ahead of that by `preload`. Once the code
 * is there it is shown at once. Where it cannot be fetched, because the network is away, there is a
 * button to try again, and the rest of the page stands.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | null = null;
  const fetchCode = async () => {
    Loaded = await load();
  };

  function Later(props: Props) {
    const [state, setState] = useState<'coming' | 'there' | 'failed'>(Loaded ? 'there' : 'coming');
    useEffect(() => {
      if (state !== 'coming') return;
      let wanted = true;
      const tell = (next: 'there' | 'failed') => wanted && setState(next);
      fetchCode().then(
        () => tell('there'),
        () => tell('failed'),
      );
      return () => {
        wanted = false;
      };
    }, [state]);
    if (Loaded) return <Loaded {...props} />;
    if (state !== 'failed') return null;
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2 text-sm">
        This part of the page could not be fetched.
        <Button small onClick={() => setState('coming')}>
          Try again
        </Button>
      </div>
    );
  }
  /** Fetches the code ahead of its use; a failure is told when it is shown. */
  const preload = (): void => {
    if (!Loaded) void fetchCode().catch(() => undefined);
  };
  return Object.assign(Later, { preload, fetchCode });
}
