import { expect } from 'vitest';
import type { ArticleDraft } from '@/lib/core/import/draft';
import type { FoundArticle } from '@/lib/imports/types';
import { keptBlock } from '@/lib/schemas/seminars';

type Block = ArticleDraft['blocks'][number];

/** A block in one line that shows what a span stands on: `paragraph: Salt is [emphasis|old]`. */
export function shown({ kind, text, format = {} }: Block): string {
  const { spans = [], ...about } = format;
  const named = spans.map((span) => `[${span.kind}|${text.slice(span.start, span.end)}${'href' in span ? `|${span.href}` : 'label' in span ? `|${span.label}` : ''}]`);
  const told = Object.entries(about).flatMap(([name, value]) => (name === 'image' ? [] : [`${name}=${typeof value === 'object' ? Object.values(value).join() : value}`]));
  return [`${[kind, ...told].join(' ')}: ${text}`, ...named].join(' ');
}

export const shownBlocks = ({ draft }: FoundArticle): string[] => draft.blocks.map(shown);

/** Holds that every block can be kept, and that pictures and blocks name each other. */
export function expectKeepable({ draft, images }: FoundArticle): void {
  for (const block of draft.blocks) expect(keptBlock.safeParse(block).error?.message, shown(block)).toBeUndefined();
  const named = draft.blocks.flatMap(({ format }) => format?.image?.id ?? []);
  expect(new Set(images.map(({ id }) => id))).toEqual(new Set(named));
}
