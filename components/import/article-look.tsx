'use client';

import clsx from 'clsx';
import { memo } from 'react';
import type { ParagraphKind } from '@/lib/core/document/article';
import { directionOf } from '@/lib/core/language';
import { NUMBER } from '@/lib/core/import/marks';
import { keptBlocks, type Mended, type MendedBlock } from '@/lib/core/import/mend';
import { Pieces } from '../article/pieces';
import { typeface } from './kinds';

const LOOKS: Record<ParagraphKind, string> = {
  paragraph: '',
  heading: 'mt-2 text-lg font-semibold',
  list_item: 'ms-4',
  quotation: 'border-s-2 border-line-strong ps-4',
  pull_quote: 'my-2 border-y border-line py-3 text-center text-lg italic',
  figure_caption: 'text-sm text-ink-soft',
  image: 'text-sm text-ink-soft',
  table_row: 'text-sm whitespace-pre-wrap',
  footnote: 'text-sm text-ink-soft',
};

/** The article as it will be read, beside its parts on a wide screen. */
export const ArticleLook = memo(function ArticleLook({ mended, pictures }: { mended: Mended; pictures: string }) {
  const blocks = keptBlocks(mended.blocks);
  const first = blocks.find(({ kind }) => kind === 'paragraph');
  return (
    // A place that scrolls has to be reached by the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label="How it will look" tabIndex={0} className="sticky top-6 hidden max-h-[calc(100dvh-8rem)] overflow-y-auto rounded-md border border-line bg-surface p-8 lg:block">
      <div lang={mended.language} dir={directionOf(mended.language)} className={clsx('flex flex-col gap-4 text-base break-words', typeface(mended.language))}>
        <div className="flex flex-col gap-1">
          <p className="text-2xl leading-tight font-semibold">{mended.title}</p>
          {mended.byline ? <p className="text-ink-soft">{mended.byline}</p> : null}
          {mended.authorNote ? <p className="text-sm text-ink-soft">{mended.authorNote}</p> : null}
        </div>
        {blocks.map((block) => (
          <Part key={block.id} block={block} pictures={pictures} dateline={block === first ? mended.dateline : null} />
        ))}
        {mended.source ? <p className="border-t border-line pt-3 text-sm text-ink-soft">{mended.source}</p> : null}
      </div>
    </section>
  );
});

type PartProps = { block: MendedBlock; pictures: string; dateline: string | null };

const Part = memo(function Part({ block: { kind, text, format }, pictures, dateline }: PartProps) {
  // What it shows is told beside it already.
  if (format?.image) return <img src={`${pictures}/${format.image.id}`} alt="" width={format.image.width} height={format.image.height} loading="lazy" className="h-auto max-w-full" />;
  const bulleted = kind === 'list_item' && !format?.list?.ordered && !NUMBER.test(text);
  return (
    <p
      className={clsx('[contain-intrinsic-size:auto_8rem] [content-visibility:auto]', LOOKS[kind], kind === 'heading' && (format?.level ?? 1) > 2 && 'text-base italic', bulleted && 'list-item list-inside list-disc')}
      style={format?.list?.depth ? { marginInlineStart: `${Math.min(format.list.depth + 1, 6)}rem` } : undefined}
    >
      {dateline ? <span className="text-sm tracking-wide text-ink-soft">{dateline} — </span> : null}
      <Pieces text={text} spans={format?.spans} />
    </p>
  );
});
