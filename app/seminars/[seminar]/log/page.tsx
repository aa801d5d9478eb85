import type { Metadata } from 'next';
import Link from 'next/link';
import { AuditList } from '@/components/people/audit-list';
import { actionWords } from '@/components/people/audit-words';
import { DeskHeader } from '@/components/seminar/desk-header';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/field';
import { orNotFound, pageActor } from '@/lib/http/page';
import { decodeCursor } from '@/lib/core/cursor';
import { auditQuery } from '@/lib/schemas/people';
import { auditChoices, listAudit } from '@/lib/services/audit';
import { getSeminar } from '@/lib/services/seminars';

type Props = { params: Promise<{ seminar: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata: Metadata = { title: 'Log' };

/** Entries on one page. */
const PER_PAGE = 50;

export default async function LogPage({ params, searchParams }: Props) {
  const { seminar: id } = await params;
  const { action, person, cursor: given } = auditQuery.parse(await searchParams);
  const actor = await pageActor(`/seminars/${id}/log`);
  const seminar = await orNotFound(getSeminar(actor, id));
  // An address that was cut off begins the list, as if it said nothing.
  const cursor = given && decodeCursor(given, 'time') ? given : undefined;
  const { items, nextCursor } = await orNotFound(listAudit(actor, id, { action, person, cursor, limit: PER_PAGE }));
  const { actions, people } = await auditChoices(actor, id);
  const filtered = action !== undefined || person !== undefined;
  const next = new URLSearchParams(Object.entries({ action, person, cursor: nextCursor ?? undefined }).filter((pair): pair is [string, string] => pair[1] !== undefined));
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 py-10 lg:px-8">
      <DeskHeader seminar={seminar} current="log" title="Log" />
      <div className="flex max-w-3xl flex-col gap-6">
        <p className="text-ink-soft">Who did what to this seminar, its people, articles, tags and claim types. Nobody can change or delete an entry; only the e-mail of somebody who deletes their account goes from it. Instructors alone read it.</p>
        <form method="get" className="flex flex-wrap items-end gap-3">
          <SelectField label="What" name="action" defaultValue={action ?? ''}>
            <option value="">everything</option>
            {actions.map((one) => (
              <option key={one} value={one}>
                {actionWords(one)}
              </option>
            ))}
          </SelectField>
          <SelectField label="By or about" name="person" defaultValue={person ?? ''}>
            <option value="">everybody</option>
            {people.map(({ id: one, name }) => (
              <option key={one} value={one}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button type="submit">Show</Button>
          {filtered ? (
            <Link href="?" className="py-2">
              Show all
            </Link>
          ) : null}
        </form>
        {items.length === 0 ? <p className="rounded-md border border-line bg-surface p-6 text-ink-soft">{filtered ? 'No entry is like that.' : 'Nothing has been done yet.'}</p> : <AuditList entries={items} />}
        {nextCursor ? <Link href={`?${next}`}>Older entries</Link> : null}
      </div>
    </main>
  );
}
