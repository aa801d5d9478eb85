import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { SignUpForm } from '@/components/account/sign-up-form';
import { nextPath, withNext } from '@/lib/auth/next-path';
import { currentActor } from '@/lib/auth/session';

export const metadata: Metadata = { title: 'Make an account' };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const next = nextPath((await searchParams).next);
  if (await currentActor()) redirect(next);
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-12">
      <h1 className="font-serif text-2xl">Make an account</h1>
      <SignUpForm next={next} />
      <p className="text-ink-soft">
        Have one already? <Link href={withNext('/sign-in', next)}>Sign in</Link>
      </p>
    </main>
  );
}
