'use client';

import { useRouter } from 'next/navigation';
import { nanoid } from 'nanoid';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keepArticle } from '@/app/seminars/[seminar]/import/actions';
import { draftOf, type Mended, mendedOf } from '@/lib/core/import/mend';
import type { PublicError } from '@/lib/http/public-error';
import { type Desk, fingerprint } from './kept-draft';
import { MendStep } from './mend-step';
import { AWAY, type Source } from './read-source';
import { SourceStep } from './source-step';
import { useDesk } from './use-desk';
import { useReading } from './use-reading';

const KEPT_BEFORE = 'This article is kept already, as it was when you sent it and no answer came; what you mended since is not in it. Its text can be changed there.';

/** Bringing an article in: first its text, file or address, then a look at what became of it, to be mended before it is kept. */
export function ImportDesk({ seminar, storageKey }: { seminar: string; storageKey: string }) {
  const router = useRouter();
  const { desk, setDesk, found, safe, forget } = useDesk(storageKey);
  const [step, setStep] = useState<'source' | 'mend'>('source');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const reading = useReading(seminar);

  // Who comes back to an article that they had begun to mend goes on there.
  const resumed = useRef(false);
  useEffect(() => {
    if (!found || resumed.current) return;
    resumed.current = true;
    if (desk.mended) setStep('mend');
  }, [found, desk.mended]);

  const go = (to: 'source' | 'mend') => {
    setError(null);
    setStep(to);
    // The step that had the focus is gone; the new one is told by its heading.
    requestAnimationFrame(() => {
      scrollTo({ top: 0 });
      heading.current?.focus();
    });
  };

  const read = async (source: Source) => {
    const { text } = desk;
    const article = await reading.read(source);
    if (!article) return;
    const from = 'file' in source ? source.file.name : 'address' in source ? source.address : null;
    setDesk((now) => ({ ...now, mended: mendedOf(article.draft), notices: article.notices, from, madeFrom: fingerprint(text), sent: null }));
    go('mend');
  };

  const keep = async () => {
    if (busy || !desk.mended) return;
    setBusy(true);
    setError(null);
    const article = draftOf(desk.mended);
    // One article comes of what was read, however often it is sent: where no answer came, it may be kept already.
    const key = desk.sent?.key ?? nanoid();
    setDesk((now) => ({ ...now, sent: { key } }));
    const answer = await keepArticle({ seminar, key, article }).catch(() => ({ ok: false as const, error: AWAY }));
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
  const change = useCallback((what: Partial<Desk>) => setDesk((now) => ({ ...now, ...what })), [setDesk]);

  return (
    <>
      <header className="flex flex-col gap-1">
        <p className="text-sm text-ink-soft">Step {step === 'source' ? '1' : '2'} of 2</p>
        <h1 ref={heading} tabIndex={-1} className="font-serif text-2xl outline-none">
          {step === 'source' ? 'Bring in an article' : 'Look it over'}
        </h1>
      </header>
      {step === 'mend' && desk.mended ? (
        <MendStep
          mended={desk.mended}
          pictures={`/seminars/${seminar}/import/images`}
          notices={desk.notices}
          from={desk.from}
          mend={busy ? asItIs : mend}
          busy={busy}
          error={error?.code === 'conflict' ? { ...error, message: KEPT_BEFORE } : error}
          keptBefore={error?.code === 'conflict' ? (error.current as { id: string }).id : null}
          safe={safe}
          onKeep={() => void keep()}
          onBack={() => go('source')}
        />
      ) : (
        <SourceStep desk={desk} change={change} reading={reading} safe={safe} onRead={(source) => void read(source)} onMended={() => go('mend')} />
      )}
    </>
  );
}

/** What is mended while it is being kept would not be in it. */
const asItIs = (): void => undefined;
