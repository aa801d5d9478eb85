'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, useRef, useState } from 'react';
import type { ImportReport } from '@/lib/core/imports/report';
import { MAX_IMPORT_BYTES } from '@/lib/core/limits';
import type { PublicError } from '@/lib/http/public-error';
import { Button } from '../ui/button';
import { SelectField } from '../ui/field';
import { ImportReportView } from './import-report';
import { ImportProblem } from './import-problem';
import { sendFile } from './send-file';
import { Sending } from './sending';

type Props = { seminar: string; articles: { id: string; title: string }[] };

/** Brings in a file: choose it, look at what it will do, then do it. */
export function ThreadImport({ seminar, articles }: Props) {
  const router = useRouter();
  const [format, setFormat] = useState<'scholium' | 'hypothesis'>('scholium');
  const [chosen, setChosen] = useState<string | null>(null);
  // The first article may have come with the file before.
  const article = chosen ?? articles[0]?.id ?? '';
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<PublicError | null>(null);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const pending = share !== null;
  const shown = useRef<HTMLDivElement>(null);

  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const taken = target.files?.[0];
    setReport(null);
    setError(null);
    setFile(null);
    if (!taken) return;
    if (taken.size > MAX_IMPORT_BYTES) return setError({ code: 'too_large', message: `${taken.name} is larger than ${MAX_IMPORT_BYTES / 2 ** 20} MiB. Export it article by article, and bring in one file after the other.` });
    setFile(taken);
  };
  const send = async (dryRun: boolean) => {
    if (!file) return setError({ code: 'validation', message: 'Please choose a file.' });
    setShare(0);
    const result = await sendFile(file, { seminar, format, article, dryRun }, setShare);
    setShare(null);
    setError(result.ok ? null : result.error);
    setReport(result.ok ? result.data : null);
    if (result.ok && !dryRun) router.refresh();
    if (result.ok) shown.current?.focus();
  };

  const works = report?.dryRun && (report.threads.made > 0 || report.comments.made > 0 || report.articles.some(({ made }) => made));
  return (
    <>
      <p className="text-ink-soft">
        A file that Scholium exported as JSON, or annotations of Hypothesis. You see what it will do before anything is done. What is here already is left alone, and people who are not
        members of this seminar keep their names.
      </p>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void send(true);
        }}
      >
        <SelectField
          label="Kind of file"
          value={format}
          onChange={({ target }) => {
            setFormat(target.value === 'hypothesis' ? 'hypothesis' : 'scholium');
            setReport(null);
          }}
        >
          <option value="scholium">Scholium JSON</option>
          <option value="hypothesis" disabled={articles.length === 0}>
            Hypothesis JSON
          </option>
        </SelectField>
        {format === 'hypothesis' ? (
          <SelectField
            label="Into which article"
            value={article}
            onChange={({ target }) => {
              setChosen(target.value);
              setReport(null);
            }}
          >
            {articles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </SelectField>
        ) : null}
        <label className="flex min-w-0 flex-col gap-1 text-sm font-medium">
          File
          <input
            type="file"
            accept=".json,application/json"
            onChange={choose}
            className="max-w-full text-base font-normal file:me-3 file:min-h-9 file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink"
          />
        </label>
        <div>
          <Button type="submit" look={works ? 'secondary' : 'primary'} disabled={pending}>
            See what it will do
          </Button>
        </div>
      </form>
      <Sending share={share} />
      {error ? <ImportProblem error={error} /> : null}
      <div ref={shown} tabIndex={-1} className="flex flex-col gap-4 outline-none">
        {report ? <ImportReportView report={report} /> : null}
        {works ? (
          <div>
            <Button look="primary" disabled={pending} onClick={() => void send(false)}>
              Bring them in
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
