import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { InContext } from '@/lib/core/repair';

type Props = { label: ReactNode; words: InContext | null; lang: string; dir: 'ltr' | 'rtl'; look: 'old' | 'new'; children?: ReactNode };

/** A passage among the words around it. @param children what to say where it has no place */
export function Passage({ label, words, lang, dir, look, children }: Props) {
  return (
    <div className={clsx('flex min-w-0 flex-col gap-1 border-s-2 ps-3', look === 'old' ? 'border-line-strong' : 'border-accent')}>
      <p className="text-xs font-medium tracking-wide text-ink-soft uppercase">{label}</p>
      {words ? (
        <blockquote lang={lang} dir={dir} className="font-serif break-words whitespace-pre-line">
          <span className="text-ink-soft">{words.lead}</span>
          <mark className={clsx('rounded-sm px-0.5 text-ink', look === 'old' ? 'bg-tint-2' : 'bg-tint-active')}>{words.exact}</mark>
          <span className="text-ink-soft">{words.tail}</span>
        </blockquote>
      ) : (
        children
      )}
    </div>
  );
}
