'use client';

import type { Span } from '@/lib/core/document/format';

/** The classes of a small choice above a block's words. */
export const SELECT = 'min-h-7 rounded-sm bg-surface px-1 text-sm text-ink';

/** How deep a heading stands below the article's title. */
export function HeadingLevel({ number, level, onLevel }: { number: number; level: number; onLevel: (level: number) => void }) {
  return (
    <select aria-label={`Level of heading ${number}`} value={level} onChange={(event) => onLevel(Number(event.target.value))} className={SELECT}>
      {[1, 2, 3, 4, 5, 6].map((each) => (
        <option key={each} value={each}>
          Level {each}
        </option>
      ))}
    </select>
  );
}

const LOOKS: Record<Span['kind'], [one: string, many: string]> = {
  emphasis: ['emphasis', 'emphasis'],
  strong: ['bold words', 'bold words'],
  code: ['code', 'code'],
  superscript: ['raised signs', 'raised signs'],
  subscript: ['lowered signs', 'lowered signs'],
  link: ['a link', 'links'],
  note: ['a mark of a note', 'marks of notes'],
};

/** What the words bring along that cannot be seen where they are mended. */
export function SpansKept({ spans }: { spans: readonly Span[] }) {
  const kinds = [...new Set(spans.map(({ kind }) => kind))];
  const named = kinds.map((kind) => LOOKS[kind][spans.filter((span) => span.kind === kind).length > 1 ? 1 : 0]);
  return <p className="px-1 text-sm text-ink-soft">With {named.join(', ')}.</p>;
}
