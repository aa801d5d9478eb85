'use client';

import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Button, buttonClass } from '@/components/ui/button';

/** A page that could not be made. What went wrong is in the log, under the number shown. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-16">
      <h1 className="font-serif text-2xl">This page could not be made</h1>
      <p className="text-ink-soft">
        It may be that the database is just being restarted. Nothing that you sent is lost, and drafts stay in this browser. Please try again in a few
        seconds.
      </p>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onClick={again}>
          Try again
        </Button>
        {/* A full load, since what is loaded may be what is broken. */}
        <a href="/" className={buttonClass()}>
          Go to my seminars
        </a>
      </div>
      {error.digest ? <p className="text-sm text-ink-soft">If it stays, tell your operator this number: {error.digest}</p> : null}
    </main>
  );
}
