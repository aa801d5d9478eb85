'use client';

import { importRoster, previewRoster } from '@/app/seminars/[seminar]/people/actions';
import { decodeRoster } from '@/lib/core/roster';
import { Button } from '../ui/button';
import { TableOutcome } from '../ui/table-outcome';
import { TableSource } from '../ui/table-source';
import { useTableImport } from '../ui/use-table-import';
import { LinkList } from './link-list';
import { rosterCounts, RosterPreview } from './roster-preview';

/** Brings in a roster: choose or paste, look at what each row will do, then do it. */
export function RosterForm({ seminar, origin }: { seminar: string; origin: string }) {
  const { csv, setCsv, error, step, pending, shown, choose, look, carryOut, again } = useTableImport({
    decode: decodeRoster,
    preview: (csv) => previewRoster({ seminar, csv }),
    bringIn: (csv) => importRoster({ seminar, csv }),
    lost: 'The server could not be reached. Please try again; bringing a roster in twice changes nothing.',
  });
  const works = step.at === 'preview' && step.plan.rows.some(({ effect }) => effect !== 'wrong' && effect !== 'same');
  return (
    <section aria-labelledby="roster" className="flex flex-col gap-4">
      <h2 id="roster" className="font-serif text-xl">
        A roster
      </h2>
      {step.at === 'text' ? (
        <>
          <p className="text-ink-soft">
            A table saved as CSV. Its first line names the columns, in any order: <em>name</em>, <em>e-mail</em>, <em>role</em>, <em>section</em>. Only the e-mail is needed. You see what
            each row will do before anything is done.
          </p>
          <TableSource csv={csv} error={error} rows={7} placeholder={'name,email,role,section\nAmal Haddad,amal@example.org,participant,Tuesday'} onChoose={(event) => void choose(event)} onType={setCsv} />
          <div>
            <Button look="primary" disabled={pending} onClick={look}>
              See what it will do
            </Button>
          </div>
        </>
      ) : (
        <TableOutcome ref={shown} {...{ error, works, pending, carryOut, again }} done={step.at === 'done'} counts={rosterCounts(step.plan.rows)} change="Change the roster">
          {step.at === 'done' ? <LinkList links={step.plan.links} origin={origin} /> : null}
          <RosterPreview plan={step.plan} done={step.at === 'done'} />
        </TableOutcome>
      )}
    </section>
  );
}
