'use client';

import { importMarks, previewMarks } from '@/app/seminars/[seminar]/marks/actions';
import { decodeMarks } from '@/lib/core/marking-csv';
import { Button, buttonClass } from '../ui/button';
import { TableOutcome } from '../ui/table-outcome';
import { TableSource } from '../ui/table-source';
import { useTableImport } from '../ui/use-table-import';
import { markCounts, MarksPreview } from './marks-preview';

/** Marks out as a file, and in: choose or paste, look at what each row will do, then do it. */
export function MarksFile({ article, href, archived }: { article: string; href: string; archived: boolean }) {
  const { csv, setCsv, error, step, pending, shown, choose, look, carryOut, again } = useTableImport({
    decode: decodeMarks,
    preview: (csv) => previewMarks({ article, csv }),
    bringIn: (csv) => importMarks({ article, csv }),
    lost: 'The server could not be reached. Please try again; bringing marks in twice changes nothing.',
  });
  const works = step.at === 'preview' && step.plan.rows.some(({ effect }) => effect === 'set' || effect === 'changed');
  return (
    <section aria-labelledby="spreadsheet" className="flex max-w-2xl flex-col items-start gap-4 pt-6">
      <h2 id="spreadsheet" className="font-serif text-xl">
        In a spreadsheet
      </h2>
      <a href={href} download className={buttonClass()}>
        Download as CSV
      </a>
      {archived ? null : step.at === 'text' ? (
        <div className="flex w-full flex-col gap-4">
          <p className="text-ink-soft">
            Bring marks in from a table saved as CSV. Its first line names the columns: <em>e-mail</em>, <em>mark</em>, and <em>note</em> if you like. The file from above can come back, too. A blank cell leaves
            what there is. You see what each row will do before anything is done.
          </p>
          <TableSource csv={csv} error={error} rows={5} placeholder={'email;mark;note\namal@example.org;2,3;reads closely'} onChoose={(event) => void choose(event)} onType={setCsv} />
          <div>
            <Button disabled={pending} onClick={look}>
              See what it will do
            </Button>
          </div>
        </div>
      ) : (
        <TableOutcome ref={shown} {...{ error, works, pending, carryOut, again }} done={step.at === 'done'} counts={markCounts(step.plan.rows)} change="Change the file">
          <MarksPreview {...step.plan} done={step.at === 'done'} />
        </TableOutcome>
      )}
    </section>
  );
}
