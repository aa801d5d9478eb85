import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskHeader } from '@/components/seminar/desk-header';
import { JoinPanel } from '@/components/people/join-panel';
import { MemberSearch } from '@/components/people/member-search';
import { addressOf, type MemberAddress, MemberTable } from '@/components/people/member-table';
import { SectionPanel } from '@/components/people/section-panel';
import { counted } from '@/components/seminar/counted';
import { buttonClass } from '@/components/ui/button';
import { Toaster } from '@/components/ui/toast';
import { groupedCode } from '@/lib/core/overviews';
import { orNotFound, pageActor, requestOrigin } from '@/lib/http/page';
import { memberQuery } from '@/lib/schemas/people';
import { listPeople } from '@/lib/services/members';
import { listSections } from '@/lib/services/sections';
import { getSettings } from '@/lib/services/seminar-settings';
import { getSeminar } from '@/lib/services/seminars';

type Props = { params: Promise<{ seminar: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage({ params, searchParams }: Props) {
  const { seminar: id } = await params;
  const { after, ...address } = memberQuery.parse(await searchParams);
  const actor = await pageActor(`/seminars/${id}/people`);
  const seminar = await orNotFound(getSeminar(actor, id));
  const { q: search, role, section, sort, order, list } = address;
  const people = await orNotFound(listPeople(actor, id, { search, role, section, sort, descending: order === 'down', after }, list === 'removed'));
  const sections = await listSections(actor, id);
  const instructs = seminar.role === 'instructor';
  const settings = instructs ? await getSettings(actor, id) : null;
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 py-10 lg:px-8">
      <DeskHeader seminar={seminar} current="people" title="People" archived={people.archived}>
        {people.may.change ? (
          <Link href={`/seminars/${id}/people/invite`} className={buttonClass('primary')}>
            Invite people
          </Link>
        ) : null}
      </DeskHeader>
      <div className="grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <section aria-label="Members" className="flex min-w-0 flex-col gap-4">
          <Lists address={address} members={people.members} removed={people.removed} />
          <MemberSearch address={address} sections={sections} byEmail={instructs} />
          {people.items.length === 0 ? (
            <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">{search || role || section ? 'Nobody is like that. Try another word, or clear the search.' : 'Nobody is here.'}</p>
          ) : (
            <MemberTable seminar={id} members={people.items} sections={sections} me={actor.userId} mayChange={people.may.change} address={address} />
          )}
          <p className="flex flex-wrap gap-4 text-sm text-ink-soft">
            {people.items.length < people.found ? <span>{`${people.items.length} of ${people.found} shown`}</span> : <span>{counted(people.found, 'person').replace('persons', 'people')}</span>}
            {after ? <Link href={addressOf(address)}>Back to the first</Link> : null}
            {people.next ? <Link href={addressOf({ ...address, after: people.next })}>Next page</Link> : null}
          </p>
        </section>
        <aside aria-label="Sections and joining" className="flex min-w-0 flex-col gap-10">
          <SectionPanel seminar={id} sections={sections} mayChange={people.may.change} />
          {settings ? <JoinPanel seminar={id} link={`${await requestOrigin()}/join/${settings.joinCode}`} code={groupedCode(settings.joinCode)} open={settings.joinOpen} archived={people.archived} /> : null}
        </aside>
      </div>
      <Toaster />
    </main>
  );
}

/** Who is in, and who was: two lists, of which the second is shown where there is one. */
function Lists({ address, members, removed }: { address: MemberAddress; members: number; removed: number }) {
  if (removed === 0 && address.list === 'members') return null;
  const lists = [['members', counted(members, 'member')], ['removed', `${removed} left or removed`]] as const;
  return (
    <ul className="flex flex-wrap gap-2">
      {lists.map(([list, label]) => (
        <li key={list}>
          <Link
            href={addressOf({ sort: address.sort, order: address.order, list })}
            aria-current={address.list === list ? 'true' : undefined}
            className={`inline-flex min-h-7 items-center rounded-full border px-3 text-sm no-underline ${address.list === list ? 'border-accent bg-accent-soft text-accent' : 'border-line-strong text-ink-soft'}`}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
