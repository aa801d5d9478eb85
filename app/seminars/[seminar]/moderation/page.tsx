import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Queue } from '@/components/moderation/queue';
import { QueueTabs } from '@/components/moderation/queue-tabs';
import { DeskHeader } from '@/components/seminar/desk-header';
import { Toaster } from '@/components/ui/toast';
import { QUEUE_PAGE_SIZE } from '@/lib/core/queue';
import { orNotFound, pageActor } from '@/lib/http/page';
import { type QueueFilter, queueFilter, queueInput } from '@/lib/schemas/moderation';
import { listQueue, queueOverview } from '@/lib/services/queue';
import { getSeminar } from '@/lib/services/seminars';

type Props = { params: Promise<{ seminar: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Moderation' };

/** What waits for a decision of those who moderate the seminar. */
export default async function ModerationPage({ params, searchParams }: Props) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/moderation`);
  const seminar = await orNotFound(getSeminar(actor, id));
  if (seminar.role !== 'instructor' && seminar.role !== 'assistant') notFound();
  const filter = await filterOf(searchParams);
  const { article, person } = filter;
  const [page, overview] = await Promise.all([listQueue(actor, id, queueInput.parse({ ...filter, limit: QUEUE_PAGE_SIZE })), queueOverview(actor, id, { article, person })]);
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-6 px-4 pt-10 pb-24 lg:px-8">
      <DeskHeader seminar={seminar} current="moderation" title="Moderation" />
      <QueueTabs filter={filter} counts={overview.counts} articles={overview.articles} people={overview.people} />
      <Queue key={JSON.stringify(filter)} seminar={id} filter={filter} items={page.items} nextCursor={page.nextCursor} />
      <Toaster />
    </main>
  );
}

/** The filter in the address; what is none is passed over. */
async function filterOf(searchParams: Props['searchParams']): Promise<QueueFilter> {
  const known = Object.entries(await searchParams).filter(([name, value]) => queueFilter.safeParse({ [name]: value }).success);
  return queueFilter.parse(Object.fromEntries(known));
}
