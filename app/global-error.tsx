'use client';

import './globals.css';

/** The last resort, when even the frame of the pages fails. It needs no script. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Scholium</title>
        <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-16">
          <h1 className="text-2xl">Scholium could not make this page</h1>
          <p className="text-ink-soft">Nothing that you sent is lost, and drafts stay in this browser. Please try again in a few seconds.</p>
          <a href="/">Go to my seminars</a>
          {error.digest ? <p className="text-sm text-ink-soft">If it stays, tell your operator this number: {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
