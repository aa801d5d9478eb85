'use client';

import { type ReactNode, useMemo } from 'react';
import type { Words } from '@/lib/core/finding/fold';
import { parseQuery } from '@/lib/core/finding/query';
import { Sought } from '../annotation/marked';
import { useReader } from './reader-context';

const NONE: readonly Words[] = [];

/** Within it, what the page's filter looks for is marked. */
export function MarkFound({ children }: { children: ReactNode }) {
  const q = useReader((state) => state.view.filter.q);
  const words = useMemo(() => (q ? parseQuery(q).query.words : NONE), [q]);
  return <Sought.Provider value={words}>{children}</Sought.Provider>;
}
