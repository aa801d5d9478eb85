import type { Metadata } from 'next';
import Link from 'next/link';
import { cache, Suspense } from 'react';
import { ArticleCards } from '@/components/seminar/article-cards';
import { ExportButton } from '@/components/export/export-button';
import { MyFlags } from '@/components/moderation/my-flags';
import { DeskNav } from '@/components/seminar/desk-nav';
import { InviteBox } from '@/components/seminar/invite-box';
import { MemberList } from '@/components/seminar/member-list';
import { Placeholder } from '@/components/seminar/placeholder';
import { RoleMark } from '@/components/seminar/role-mark';
import { buttonClass } from '@/components/ui/button';
import { groupedCode } from '@/lib/core/overviews';
import { orNotFound, pageActor, requestOrigin } from '@/lib/http/page';
import type { Actor } from '@/lib/policy/actor';
import { listMyFlags } from '@/lib/services/flags';
import { getSeminarDesk, listArticleCards } from '@/lib/services/overviews';
import { listMembers } from '@/lib/services/seminars';

type Props = { params: Promise<{ seminar: string }> };

/** The reader's own seminar, by the address. Somebody from outside gets the page "not found". */
const deskOf = cache(async (id: string) => {
  const actor = await pageActor(`/seminars/${id}`);
  return { actor, desk: await orNotFound(getSeminarDesk(actor, id)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await deskOf((await params).seminar)).desk.name };
}

export default async function SeminarPage({ params }: Props) {
  const { actor, desk } = await deskOf((await params).seminar);
  return (
    <main className="mx-auto grid w-full max-w-page gap-x-16 gap-y-10 px-4 py-12 lg:grid-cols-[minmax(0,1fr)_var(--container-margin)] lg:px-8">
      <header className="flex flex-col items-start gap-3 lg:col-span-2">
        <h1 className="max-w-full font-serif text-2xl break-words sm:text-3xl" dir="auto">
          {desk.name}
        </h1>
        {desk.description ? (
          <p className="max-w-reading break-words whitespace-pre-line text-ink-soft" dir="auto">
            {desk.description}
          </p>
        ) : null}
        <p className="text-sm text-ink-soft">
          You are here as <RoleMark role={desk.role} />
        </p>
        {desk.archived ? <p className="rounded-md border border-line bg-surface px-3 py-2">This seminar is archived: it can be read, and nothing else.</p> : null}
        <DeskNav seminarId={desk.id} role={desk.role} marks={desk.marks} current="seminar" />
      </header>
      <section aria-labelledby="articles" className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="articles" className="font-serif text-xl">
            Articles
          </h2>
          <div className="flex flex-wrap gap-2">
            <ExportButton scope={{ seminar: desk.id }} what="this seminar" moderates={desk.role === 'instructor' || desk.role === 'assistant'} look="secondary" small={false}>
              Export
            </ExportButton>
            {desk.can.import ? (
              <Link href={`/seminars/${desk.id}/import`} className={buttonClass('primary')}>
                Bring in an article
              </Link>
            ) : null}
            {desk.can.import ? (
              <Link href={`/seminars/${desk.id}/import-threads`} className={buttonClass()}>
                Bring in threads
              </Link>
            ) : null}
          </div>
        </div>
        <Suspense fallback={<Placeholder what="the articles" />}>
          <Articles actor={actor} desk={desk} />
        </Suspense>
      </section>
      <aside className="flex min-w-0 flex-col gap-10" aria-label="People">
        {desk.joinCode ? <InviteBox link={`${await requestOrigin()}/join/${desk.joinCode}`} code={groupedCode(desk.joinCode)} /> : null}
        <Suspense fallback={<Placeholder what="the members" rows={1} />}>
          <Members actor={actor} id={desk.id} />
        </Suspense>
        <MyFlags flags={await listMyFlags(actor, desk.id)} />
      </aside>
    </main>
  );
}

async function Articles({ actor, desk }: { actor: Actor; desk: Awaited<ReturnType<typeof getSeminarDesk>> }) {
  return <ArticleCards articles={await listArticleCards(actor, desk.id)} timeZone={desk.timeZone} mayImport={desk.can.import} mayArrange={desk.can.arrange} />;
}

async function Members({ actor, id }: { actor: Actor; id: string }) {
  return <MemberList members={await listMembers(actor, id)} me={actor.userId} />;
}
