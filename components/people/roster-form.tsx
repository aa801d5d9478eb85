'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState, useTransition } from 'react';
import { importRoster, previewRoster } from '@/app/seminars/[seminar]/people/actions';
import { decodeRoster } from '@/lib/core/roster';
import type { RosterPlan } from '@/lib/core/roster-plan';
import type { Result } from '@/lib/http/public-error';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { type Link, LinkList } from './link-list';
import { countsOf, RosterPreview } from './roster-preview';

type Preview = RosterPlan & { ignored: string[] };
type Step = { at: 'text' } | { at: 'preview'; plan: Preview } | { at: 'done'; plan: Preview; links: Link[] };

const LOST = 'The server could not be reached. Please try again; bringing a roster in twice changes nothing.';

/** Brings in a roster: choose or paste, look at what each row will do, then do it. */
export function RosterForm({ seminar, origin }: { seminar: string; origin: string }) {
  const router = useRouter();
  const [csv, setCsv] = useState('');
  const [error, setError] = useState<string>();
  const [step, setStep] = useState<Step>({ at: 'text' });
  const [pending, start] = useTransition();
  const shown = useRef<HTMLDivElement>(null);

  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (!file) return;
    const read = decodeRoster(new Uint8Array(await file.arrayBuffer()));
    target.value = '';
    setError(read.ok ? undefined : `${file.name}: ${read.problem}`);
    if (read.ok) setCsv(read.text);
  };
  const ask = <T,>(work: () => Promise<Result<T>>, then: (data: T) => void) =>
    start(async () => {
      const result = await work().catch(() => null);
      setError(result?.ok ? undefined : (result?.error.message ?? LOST));
      if (!result?.ok) return;
      then(result.data);
      shown.current?.focus();
    });
  const preview = () => ask(() => previewRoster({ seminar, csv }), (plan) => setStep({ at: 'preview', plan }));
  const bringIn = () =>
    ask(() => importRoster({ seminar, csv }), ({ links, ...plan }) => {
      setStep({ at: 'done', plan, links });
      router.refresh();
    });
  const again = () => {
    setStep({ at: 'text' });
    if (step.at === 'done') setCsv('');
  };

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
          <label className="flex flex-col gap-1 text-sm font-medium">
            CSV file
            <input type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={(event) => void choose(event)} className="text-base font-normal file:me-3 file:min-h-9 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink" />
          </label>
          <TextArea label="Or paste it here" rows={7} value={csv} onChange={({ target }) => setCsv(target.value)} error={error} spellCheck={false} className="font-mono text-sm" placeholder={'name,email,role,section\nAmal Haddad,amal@example.org,participant,Tuesday'} />
          <div>
            <Button look="primary" disabled={pending} onClick={preview}>
              See what it will do
            </Button>
          </div>
        </>
      ) : (
        <div ref={shown} tabIndex={-1} className="flex flex-col gap-4 outline-none">
          {error ? <Notice tone="error">{error}</Notice> : null}
          {step.at === 'done' ? <Notice tone="success">Done. {countsOf(step.plan.rows)}</Notice> : <p>{countsOf(step.plan.rows)}</p>}
          {step.at === 'done' ? <LinkList links={step.links} origin={origin} /> : null}
          <RosterPreview plan={step.plan} done={step.at === 'done'} />
          <div className="flex flex-wrap gap-2">
            {works ? (
              <Button look="primary" disabled={pending} onClick={bringIn}>
                Bring them in
              </Button>
            ) : null}
            <Button onClick={again}>{step.at === 'done' ? 'Bring in another' : 'Change the roster'}</Button>
          </div>
        </div>
      )}
    </section>
  );
}
