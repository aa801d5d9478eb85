import type { Metadata } from 'next';
import Link from 'next/link';
import { ForgotForm } from '@/components/account/forgot-form';
import { mailIsOn } from '@/lib/mail/settings';

export const metadata: Metadata = { title: 'Forgotten password' };

/** Has a link mailed by which one sets a new password. */
export default function ForgotPage() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-12">
      <h1 className="font-serif text-2xl">Forgotten password</h1>
      {mailIsOn() ? <ForgotForm /> : <p className="text-ink-soft">This Scholium sends no e-mail. Ask whoever runs it for a link by which you set a new password.</p>}
      <p>
        <Link href="/sign-in">Back to signing in</Link>
      </p>
    </main>
  );
}
