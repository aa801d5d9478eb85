import type { Metadata } from 'next';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-16">
      <h1 className="font-serif text-2xl">There is nothing here for you to see</h1>
      <p className="text-ink-soft">The address may have a mistake in it, or it leads to a seminar that you are not a member of. Whoever gave it to you can invite you.</p>
      <Link href="/" className={buttonClass('primary')}>
        Go to my seminars
      </Link>
    </main>
  );
}
