import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { DemoPeople } from '@/components/account/demo-people';
import { SignInForm } from '@/components/account/sign-in-form';
import { Notice } from '@/components/ui/notice';
import { nextPath, withNext } from '@/lib/auth/next-path';
import { currentActor } from '@/lib/auth/session';
import { env } from '@/lib/env';
import { mailIsOn } from '@/lib/mail/settings';
import { demoPeople } from '@/prisma/demo/people';

export const metadata: Metadata = { title: 'Sign in' };

/** What next-auth's own addresses say by a code; no words from an address ever stand on the page. */
const REFUSALS: Record<string, string> = {
  unauthenticated: 'E-mail and password do not match. Please check both.',
  rate_limited: 'Too many attempts. Please wait a few minutes, then try again.',
};

/** What brought somebody here, by a code likewise. */
const DONE: Record<string, string> = {
  reset: 'Your new password is set. Sign in with it.',
  deleted: 'Your account is deleted.',
};

type Query = { done?: string | string[]; next?: string | string[]; error?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next: asked, error, done } = await searchParams;
  const next = nextPath(asked);
  if (await currentActor()) redirect(next);
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-10 px-4 py-12">
      <section className="flex flex-col gap-6">
        <h1 className="font-serif text-2xl">Sign in</h1>
        {error === undefined ? null : (
          <Notice tone="error">{(typeof error === 'string' && Object.hasOwn(REFUSALS, error) && REFUSALS[error]) || 'Signing in did not work. Please try again.'}</Notice>
        )}
        {typeof done === 'string' && Object.hasOwn(DONE, done) ? <Notice tone="success">{DONE[done]}</Notice> : null}
        <SignInForm next={next} />
        <p className="text-ink-soft">
          Forgot your password? {mailIsOn() ? <Link href="/forgot">Have a link mailed to you</Link> : 'Ask whoever runs this Scholium for a link by which you set a new one.'}
        </p>
        <p className="text-ink-soft">
          New here? <Link href={withNext('/sign-up', next)}>Make an account</Link>
        </p>
      </section>
      {env().DEMO ? (
        <section aria-labelledby="demo" className="flex flex-col gap-3">
          <h2 id="demo" className="font-serif text-xl">
            Or look around in the demo
          </h2>
          <p className="text-ink-soft">One click signs you in as a member of the demo seminar.</p>
          <DemoPeople people={demoPeople.map(({ email, name, role }) => ({ email, name, role }))} next={next} />
        </section>
      ) : null}
    </main>
  );
}
