import type { Metadata } from 'next';
import { CodeForm } from '@/components/account/join-forms';

export const metadata: Metadata = { title: 'Join a seminar' };

export default function JoinPage() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-12">
      <h1 className="font-serif text-2xl">Join a seminar</h1>
      <p className="text-ink-soft">Your instructor has a code, or a link that holds it.</p>
      <CodeForm />
    </main>
  );
}
