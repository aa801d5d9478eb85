import clsx from 'clsx';
import type { PlacedParagraph } from '@/lib/core/document/article';
import { NUMBER } from '@/lib/core/import/marks';
import { Gutter } from './gutter';
import { MarginGroup } from './margin-group';

type Run = { list: boolean; paragraphs: PlacedParagraph[] };

/** The article's text: each paragraph with its number, its words, and beside them what was said about it. */
export function ArticleBody({ paragraphs }: { paragraphs: readonly PlacedParagraph[] }) {
  return runsOf(paragraphs).map(({ list, paragraphs: run }) =>
    list ? (
      <div key={run[0]!.key} role="list">
        {run.map((paragraph) => (
          <Row key={paragraph.key} paragraph={paragraph} role="listitem" />
        ))}
      </div>
    ) : (
      <Row key={run[0]!.key} paragraph={run[0]!} />
    ),
  );
}

/** Items that follow each other are one list. */
function runsOf(paragraphs: readonly PlacedParagraph[]): Run[] {
  const runs: Run[] = [];
  for (const paragraph of paragraphs) {
    const last = runs.at(-1);
    if (paragraph.kind === 'list_item' && last?.list) last.paragraphs.push(paragraph);
    else runs.push({ list: paragraph.kind === 'list_item', paragraphs: [paragraph] });
  }
  return runs;
}

function Row({ paragraph, role }: { paragraph: PlacedParagraph; role?: 'listitem' }) {
  return (
    <div data-row={paragraph.key} role={role} className={clsx('reading-row', paragraph.kind === 'heading' && 'mt-6')}>
      <Gutter place={paragraph.key} />
      <Words paragraph={paragraph} />
      <MarginGroup place={paragraph.key} />
    </div>
  );
}

/** The element holds the paragraph's text and nothing else, so that offsets in both are the same. */
function Words({ paragraph: { key, kind, text, start } }: { paragraph: PlacedParagraph }) {
  const shared = { id: key, 'data-start': start, tabIndex: -1, dir: 'auto' as const };
  switch (kind) {
    case 'heading':
      return <h2 {...shared} className="words font-semibold text-xl">{text}</h2>;
    case 'quotation':
      return <blockquote {...shared} className="words border-s-2 border-line-strong ps-4 text-ink-soft">{text}</blockquote>;
    case 'pull_quote':
      return <blockquote {...shared} className="words my-4 border-y border-line py-4 text-center text-xl text-balance italic">{text}</blockquote>;
    case 'figure_caption':
    case 'image':
    case 'footnote':
      return <p {...shared} className="words text-base text-ink-soft">{text}</p>;
    case 'list_item':
      // An item that brings its number along needs no dot.
      return <p {...shared} className={clsx('words list-words', NUMBER.test(text) && 'list-numbered')}>{text}</p>;
    case 'table_row':
    case 'paragraph':
      return <p {...shared} className="words">{text}</p>;
  }
}
