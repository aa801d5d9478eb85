'use client';

import { useRouter } from 'next/navigation';
import { type ChangeEvent, useEffect, useRef, useState, useTransition } from 'react';

type Result<T> = { ok: true; data: T } | { ok: false; error: { message: string } };

/** What became of it: `plan` tells what each row will do, `done` what was done. */
type Step<Plan, Done> = { at: 'text' } | { at: 'preview'; plan: Plan } | { at: 'done'; plan: Done };

type Work<Plan, Done> = {
  decode: (bytes: Uint8Array) => { ok: true; text: string } | { ok: false; problem: string };
  preview: (csv: string) => Promise<Result<Plan>>;
  bringIn: (csv: string) => Promise<Result<Done>>;
  /** Said when the server could not be reached. */
  lost: string;
};

/** A table that is chosen or pasted, looked at, and then brought in. What was typed stays until it is. */
export function useTableImport<Plan, Done extends Plan>({ decode, preview, bringIn, lost }: Work<Plan, Done>) {
  const { refresh } = useRouter();
  const [csv, setCsv] = useState('');
  const [error, setError] = useState<string>();
  const [step, setStep] = useState<Step<Plan, Done>>({ at: 'text' });
  const [pending, start] = useTransition();
  const shown = useRef<HTMLDivElement>(null);
  // What is shown next takes the focus, so that it is read out.
  useEffect(() => {
    if (step.at !== 'text') shown.current?.focus();
  }, [step]);

  const ask = <T,>(work: () => Promise<Result<T>>, then: (data: T) => void) =>
    start(async () => {
      const result = await work().catch(() => null);
      setError(result?.ok ? undefined : (result?.error.message ?? lost));
      if (result?.ok) then(result.data);
    });
  return {
    ...{ csv, setCsv, error, step, pending, shown },
    /** Reads the file that was chosen into the text. */
    choose: async ({ target }: ChangeEvent<HTMLInputElement>) => {
      const file = target.files?.[0];
      if (!file) return;
      const read = decode(new Uint8Array(await file.arrayBuffer()));
      target.value = '';
      setError(read.ok ? undefined : `${file.name}: ${read.problem}`);
      if (read.ok) setCsv(read.text);
    },
    look: () => ask(() => preview(csv), (plan) => setStep({ at: 'preview', plan })),
    carryOut: () =>
      ask(() => bringIn(csv), (plan) => {
        setStep({ at: 'done', plan });
        refresh();
      }),
    /** Back to the text; what was brought in leaves it. */
    again: () => {
      if (step.at === 'done') setCsv('');
      setStep({ at: 'text' });
    },
  };
}
