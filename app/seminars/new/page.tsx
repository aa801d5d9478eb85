import type { Metadata } from 'next';
import { NewSeminarForm } from '@/components/seminar/new-seminar-form';
import { pageActor } from '@/lib/http/page';
import { newId } from '@/lib/ids';

export const metadata: Metadata = { title: 'New seminar' };

export default async function NewSeminarPage() {
  await pageActor('/seminars/new');
  return (
    <main className="mx-auto flex w-full max-w-md flex-col gap-6 px-4 py-12">
      <h1 className="font-serif text-2xl">New seminar</h1>
      <p className="text-ink-soft">You become its instructor: you bring in the articles and invite the members.</p>
      <NewSeminarForm once={newId()} />
    </main>
  );
}
