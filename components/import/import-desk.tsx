'use client';

import { useRouter } from 'next/navigation';
import { nanoid } from 'nanoid';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { keepArticle, previewArticle } from '@/app/seminars/[seminar]/import/actions';
import { draftOf, type Mended, mendedOf } from '@/lib/core/import/mend';
import type { PublicError, Result } from '@/lib/http/public-error';
import { fingerprint } from './kept-draft';
import { MendStep } from './mend-step';
import { TextStep } from './text-step';
import { useDesk } from './use-desk';

const AWAY: PublicError = {
  code: 'unavailable',
  message: 'The server could not be reached. What you typed is kept in this browser; please try again when you are connected.',
};

/** Sends, and makes an error of a line that is down. */
const sent = <T,>(answer: Promise<Result<T>>): Promise<Result<T>> => answer.catch(() => ({ ok: false, error: AWAY }));

/** Bringing an article in: first its text, then a look at what became of it, to be mended before it is kept. */
export function ImportDesk({ seminar, storageKey }: { seminar: string; storageKey: string }) {
  const router = useRouter();
  const { desk, setDesk, found, safe, forget } = useDesk(storageKey);
  const [step, setStep] = useState<'text' | 'mend'>('text');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const unchanged = useMemo(() => desk.madeFrom === fingerprint(desk.text), [desk.madeFrom, desk.text]);

  // Who comes back to an article that they had begun to mend goes on there.
  const resumed = useRef(false);
  useEffect(() => {
    if (!found || resumed.current) return;
    resumed.current = true;
    if (desk.mended) setStep('mend');
  }, [found, desk.mended]);

  const go = (to: 'text' | 'mend') => {
    setError(null);
    setStep(to);
    // The step that had the focus is gone; the new one is told by its heading.
    requestAnimationFrame(() => {
      scrollTo({ top: 0 });
      heading.current?.focus();
    });
  };

  const preview = async () => {
    if (busy) return;
    if (desk.mended && unchanged) return go('mend');
    setBusy(true);
    setError(null);
    const { text } = desk;
    const answer = await sent(previewArticle({ seminar, content: text }));
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    setDesk((now) => ({ ...now, mended: mendedOf(answer.data), madeFrom: fingerprint(text), sent: null }));
    go('mend');
  };

  const keep = async () => {
    if (busy || !desk.mended) return;
    setBusy(true);
    setError(null);
    const article = draftOf(desk.mended);
    // The same article sent again is the same article; a mended one is another.
    const as = fingerprint(JSON.stringify(article));
    const key = desk.sent?.as === as ? desk.sent.key : nanoid();
    setDesk((now) => ({ ...now, sent: { key, as } }));
    const answer = await sent(keepArticle({ seminar, key, article }));
    if (!answer.ok) {
      setBusy(false);
      return setError(answer.error);
    }
    forget();
    router.push(`/articles/${answer.data.id}`);
  };

  const mend = useCallback(
    (change: (now: Mended) => Mended) => setDesk((now) => (now.mended ? { ...now, mended: change(now.mended) } : now)),
    [setDesk],
  );
  const setText = useCallback((text: string) => setDesk((now) => ({ ...now, text })), [setDesk]);

  return (
    <>
      <header className="flex flex-col gap-1">
        <p className="text-sm text-ink-soft">Step {step === 'text' ? '1' : '2'} of 2</p>
        <h1 ref={heading} tabIndex={-1} className="font-serif text-2xl outline-none">
          {step === 'text' ? 'Bring in an article' : 'Look it over'}
        </h1>
      </header>
      {step === 'mend' && desk.mended ? (
        <MendStep mended={desk.mended} mend={mend} busy={busy} error={error} safe={safe} onKeep={() => void keep()} onBack={() => go('text')} />
      ) : (
        <TextStep
          text={desk.text}
          onText={setText}
          busy={busy}
          error={error}
          safe={safe}
          mended={desk.mended === null ? 'no' : unchanged ? 'yes' : 'of another text'}
          onNext={() => void preview()}
        />
      )}
    </>
  );
}
