import clsx from 'clsx';
import type { ReactNode } from 'react';
import type { PlacedParagraph } from '@/lib/core/document/article';
import { NUMBER } from '@/lib/core/import/marks';
import { type Notes, Pieces } from './pieces';

/** Below the article's title, which is the page's first heading. */
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;
const HEADING_LOOKS = ['text-xl font-semibold', 'text-reading font-semibold', 'text-reading font-semibold italic', 'text-base font-semibold', 'text-base font-semibold italic', 'text-base italic'];
/** From the sixth on, lists are not moved in any further: there would be no room for words. */
const INDENTS = ['ms-5', 'ms-10', 'ms-15', 'ms-20', 'ms-25', 'ms-30'];
const BULLETS = ['list-disc', 'list-[circle]', 'list-[square]'];

type Props = {
  block: PlacedParagraph;
  /** Of a list item: how many lists are around its own. */
  depth?: number;
  /** Of a heading: its place in the outline, where that is another than its own level. */
  outline?: number | undefined;
  notes?: Notes | undefined;
};

/** The element holds the block's text and nothing else, so that offsets in both are the same. */
export function BlockWords({ block, depth = 0, outline, notes }: Props) {
  const { key, kind, text, start, format } = block;
  const shared = { id: key, 'data-start': start, tabIndex: -1, dir: 'auto' as const };
  const words: ReactNode = <Pieces text={text} spans={format?.spans} notes={notes} />;
  switch (kind) {
    case 'heading': {
      const level = format?.level ?? 1;
      const Heading = HEADINGS[(outline ?? level) - 1] ?? 'h6';
      return <Heading {...shared} className={clsx('words', HEADING_LOOKS[level - 1])}>{words}</Heading>;
    }
    case 'quotation':
      return <blockquote {...shared} className="words border-s-2 border-line-strong ps-4 text-ink-soft">{words}</blockquote>;
    case 'pull_quote':
      return <blockquote {...shared} className="words my-4 border-y border-line py-4 text-center text-xl text-balance italic">{words}</blockquote>;
    case 'figure_caption':
      return <p {...shared} className="words text-base text-ink-soft">{words}</p>;
    case 'list_item': {
      // An item that brings its number along needs no dot.
      const bullet = NUMBER.test(text) || format?.list?.ordered ? 'list-none' : BULLETS[Math.min(depth, BULLETS.length - 1)];
      return <p {...shared} className={clsx('words list-item', INDENTS[Math.min(depth, INDENTS.length - 1)], bullet)}>{words}</p>;
    }
    case 'footnote': {
      const label = format?.label;
      return <p {...shared} role="doc-footnote" data-label={label !== undefined && !text.startsWith(label) ? label : undefined} className="words note-words">{words}</p>;
    }
    case 'image':
    case 'table_row':
    case 'paragraph':
      return <p {...shared} className="words">{words}</p>;
  }
}

/** A picture. What it shows is the block's text, there to be quoted and found, but read by its description alone. */
export function PictureWords({ block: { key, text, start, format }, article }: { block: PlacedParagraph; article: string }) {
  const image = format?.image;
  if (!image) return <BlockWords block={{ key, kind: 'paragraph', text, start, end: start + text.length }} />;
  return (
    <div id={key} data-start={start} tabIndex={-1} dir="auto" className="words">
      <img src={`/articles/${article}/images/${image.id}`} alt={text || 'Picture without a description'} width={image.width} height={image.height} loading="lazy" decoding="async" className="picture" />
      <span aria-hidden="true" className="sr-only">{text}</span>
    </div>
  );
}
