'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState, useTransition } from 'react';
import { importMarks, previewMarks } from '@/app/seminars/[seminar]/marks/actions';
import { decodeMarks } from '@/lib/core/marking-csv';
import type { PlannedMark } from '@/lib/core/marking-plan';
import type { Result } from '@/lib/http/public-error';
import { Button, buttonClass } from '../ui/button';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { markCountsOf, MarksPreview } from './marks-preview';

type Preview = { rows: PlannedMark[]; ignored: string[] };
type Step = { at: 'text' } | { at: 'preview' | 'done'; plan: Preview };

const LOST = 'The server could not be reached. Please try again; bringing marks in twice changes nothing.';

/** Marks out as a file, and in: choose or paste, look at what each row will do, then do it. */
export function MarksFile({ article, href, archived }: { article: string; href: string; archived: boolean }) {
  const router = useRouter();
  const [csv, setCsv] = useState('');
  const [error, setError] = useState<string>();
  const [step, setStep] = useState<Step>({ at: 'text' });
  const [pending, start] = useTransition();
  const shown = useRef<HTMLDivElement>(null);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const read = decodeMarks(new Uint8Array(await file.arrayBuffer()));
    target.value = '';
    setError(read.ok ? undefined : `${file.name}: ${read.problem}`);
    if (read.ok) setCsv(read.text);
  };
  const ask = (work: () => Promise<Result<Preview>>, at: 'preview' | 'done') =>
    start(async () => {
      const result = await work().catch(() => null);
      setError(result?.ok ? undefined : (result?.error.message ?? LOST));
      if (!result?.ok) return;
      setStep({ at, plan: result.data });
      if (at === 'done') router.refresh();
      shown.current?.focus();
    });
  const again = () => {
    setStep({ at: 'text' });
    if (step.at === 'done') setCsv('');
  };
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
          <label className="flex flex-col gap-1 text-sm font-medium">
            CSV file
            <input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(event) => void choose(event)} className="max-w-full text-base font-normal file:me-3 file:min-h-9 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink" />
          </label>
          <TextArea label="Or paste it here" rows={5} value={csv} onChange={({ target }) => setCsv(target.value)} error={error} spellCheck={false} className="font-mono text-sm" placeholder={'email;mark;note\namal@example.org;2,3;reads closely'} />
          <div>
            <Button disabled={pending} onClick={() => ask(() => previewMarks({ article, csv }), 'preview')}>
              See what it will do
            </Button>
          </div>
        </div>
      ) : (
        <div ref={shown} tabIndex={-1} className="flex w-full flex-col gap-4 outline-none">
          {error ? <Notice tone="error">{error}</Notice> : null}
          {step.at === 'done' ? <Notice tone="success">Done. {markCountsOf(step.plan.rows)}</Notice> : <p>{markCountsOf(step.plan.rows)}</p>}
          <MarksPreview {...step.plan} done={step.at === 'done'} />
          <div className="flex flex-wrap gap-2">
            {works ? (
              <Button look="primary" disabled={pending} onClick={() => ask(() => importMarks({ article, csv }), 'done')}>
                Bring them in
              </Button>
            ) : null}
            <Button onClick={again}>{step.at === 'done' ? 'Bring in another' : 'Change the file'}</Button>
          </div>
        </div>
      )}
    </section>
  );
}
