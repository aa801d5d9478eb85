import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { Placeholder } from '@/components/seminar/placeholder';
import { SeminarCard } from '@/components/seminar/seminar-card';
import { buttonClass } from '@/components/ui/button';
import { pageActor } from '@/lib/http/page';
import type { Actor } from '@/lib/policy/actor';
import { listSeminarCards } from '@/lib/services/overviews';

export const metadata: Metadata = { title: 'Your seminars' };

export default async function HomePage() {
  const actor = await pageActor('/');
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 py-12">
      <h1 className="font-serif text-2xl">Your seminars</h1>
      <Suspense fallback={<Placeholder what="your seminars" />}>
        <Seminars actor={actor} />
      </Suspense>
    </main>
  );
}

async function Seminars({ actor }: { actor: Actor }) {
  const seminars = await listSeminarCards(actor);
  const ways = (
    <div className="flex flex-wrap gap-3">
      <Link href="/seminars/new" className={buttonClass(seminars.length === 0 ? 'primary' : 'secondary')}>
        New seminar
      </Link>
      <Link href="/join" className={buttonClass()}>
        Join with a code
      </Link>
    </div>
  );
  if (seminars.length > 0) {
    return (
      <>
        <ul className="flex flex-col gap-4">
          {seminars.map((seminar) => (
            <SeminarCard key={seminar.id} {...seminar} />
          ))}
        </ul>
        {ways}
      </>
    );
  }
  return (
    <div className="flex flex-col items-start gap-5 rounded-md border border-line bg-surface p-6">
      <p>
        You are in no seminar yet. If somebody invited you, open their link or type the code that they gave you. To read with others, make a seminar of
        your own.
      </p>
      {ways}
    </div>
  );
}
