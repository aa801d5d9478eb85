import type { Metadata } from 'next';
import { ResetForm } from '@/components/account/reset-form';

// The link is the key: it goes to no other site, and into no index.
export const metadata: Metadata = { title: 'Set a new password', robots: { index: false }, referrer: 'no-referrer' };

/** Where a link of the operator leads. Its secret stands after the #, which browsers send to nobody. */
export default function ResetPage() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-12">
      <div className="flex flex-col gap-1">
        <h1 className="font-serif text-2xl">Set a new password</h1>
        <p className="text-ink-soft">It takes the place of the forgotten one. Every browser that is signed in with your account is signed out.</p>
      </div>
      <ResetForm />
    </main>
  );
}
