'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Notice } from '../ui/notice';
import { useReader } from './reader-context';

/** A restart of the server, or a lift between two floors, is nothing to be told of. */
const PATIENCE_MS = 6_000;

/** Says when what others write does not come by itself, and what to do where something can be done. */
export function LiveNotice() {
  const live = useReader((state) => state.live);
  const path = usePathname();
  const [said, setSaid] = useState(live);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(live), live === 'away' ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [live]);
  if (live === 'on' || said === 'on') return null;
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-28 z-20 mx-auto w-fit max-w-md">
      <Notice className="pointer-events-auto bg-surface text-sm shadow-card">
        {said === 'away' ? 'No connection to Scholium: what others write comes when it is back.' : null}
        {said === 'over' ? 'This article is not open to you any more. What you see here is how it was.' : null}
        {said === 'signed-out' ? (
          <>
            You are signed out, so nothing new comes. <Link href={`/sign-in?next=${encodeURIComponent(path)}`}>Sign in again</Link>; what you typed is kept.
          </>
        ) : null}
      </Notice>
    </div>
  );
}
