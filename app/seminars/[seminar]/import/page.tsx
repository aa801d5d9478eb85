import type { Metadata } from 'next';
import Link from 'next/link';
import { ImportDesk } from '@/components/import/import-desk';
import { buttonClass } from '@/components/ui/button';
import { orNotFound, pageActor } from '@/lib/http/page';
import { getSeminarDesk } from '@/lib/services/overviews';

export const metadata: Metadata = { title: 'Bring in an article' };

export default async function ImportPage({ params }: { params: Promise<{ seminar: string }> }) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/import`);
  const seminar = await orNotFound(getSeminarDesk(actor, id));
  const back = `/seminars/${seminar.id}`;
  if (!seminar.can.import) {
    return (
      <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-16">
        <h1 className="font-serif text-2xl">Only an instructor can bring in articles</h1>
        <p className="text-ink-soft">
          You are here as {seminar.role}. If you would like an article to be read in this seminar, ask its instructor.
        </p>
        <Link href={back} className={buttonClass('primary')}>
          Back to the seminar
        </Link>
      </main>
    );
  }
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 pt-8 pb-12 lg:px-8">
      <Link href={back} className="flex min-h-8 items-center self-start text-sm">
        <bdi>{seminar.name}</bdi>
      </Link>
      <ImportDesk seminar={seminar.id} storageKey={`import:${actor.userId}:${seminar.id}`} />
    </main>
  );
}
