import type { Metadata } from 'next';
import { ClaimTagsPanel, ClaimTypesPanel, DividedTagsPanel } from '@/components/insight/claims-panels';
import { InsightFilterForm } from '@/components/insight/filter';
import { HeatPanel } from '@/components/insight/heat-panel';
import { ActivityPanel, ParticipationPanel } from '@/components/insight/people-panels';
import { QuestionsPanel } from '@/components/insight/questions-panel';
import { DeskHeader } from '@/components/seminar/desk-header';
import { orNotFound, pageActor } from '@/lib/http/page';
import type { InsightTable } from '@/lib/schemas/insight';
import { readInsight } from '@/lib/services/insight';
import { insightFilterOf } from './filter';

type Props = { params: Promise<{ seminar: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Insight' };

/** How the seminar, or one article of it, is going; for participants, how they are. */
export default async function InsightPage({ params, searchParams }: Props) {
  const { seminar: id } = await params;
  const path = `/seminars/${id}/insight`;
  const filter = insightFilterOf(await searchParams);
  const query = new URLSearchParams(filter as Record<string, string>).toString();
  const actor = await pageActor(query ? `${path}?${query}` : path);
  const view = await orNotFound(readInsight(actor, id, filter));
  const { own, seminar } = view;
  const file = (table: InsightTable) => `${path}/${table}.csv${query ? `?${query}` : ''}`;
  const articleHref = (article: string) => `${path}?${new URLSearchParams({ ...(filter as Record<string, string>), article })}`;
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 pt-10 pb-24 lg:px-8">
      <DeskHeader seminar={{ id, name: seminar.name, role: seminar.role, marks: seminar.marks }} current="insight" title={own ? 'Your part in this seminar' : 'Insight'} />
      {own ? <p className="-mt-4 max-w-reading text-ink-soft">Only you and those who moderate see these figures. Nobody is ranked.</p> : null}
      <InsightFilterForm view={view} filter={filter} path={path} />
      <ParticipationPanel people={view.participation} own={own} href={file('participation')} />
      <ActivityPanel days={view.activity} timeZone={seminar.timeZone} href={file('activity')} />
      <HeatPanel heat={view.heat} href={file('heat')} articleHref={articleHref} />
      <QuestionsPanel questions={view.questions} own={own} now={Date.now()} href={file('unanswered-questions')} />
      <ClaimTypesPanel types={view.claimTypes} href={file('claim-types')} />
      <ClaimTagsPanel tags={view.claimTags} own={own} href={file('claim-tags')} />
      {view.dividedTags ? <DividedTagsPanel divided={view.dividedTags} href={file('divided-tags')} /> : null}
    </main>
  );
}
