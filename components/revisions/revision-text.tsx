import clsx from 'clsx';
import type { Tint } from '@/lib/core/articles';
import type { PlacedParagraph } from '@/lib/core/document/article';
import type { RevisionReading } from '@/lib/core/revisions/history';
import { markText } from '@/lib/core/revisions/marked';
import { PictureWords } from '../article/block-words';
import { Pieces } from '../article/pieces';
import { BlockShell } from './block-shell';
import { RevisionRow } from './revision-row';
import { StandingList } from './standing-list';

/** From this many people on, a passage is not tinted any deeper. */
const DEEPEST = 3;
const DEPTHS = ['bg-tint-1', 'bg-tint-2', 'bg-tint-3'];

/** An older text as it was, with what was annotated then. It can be read and linked to, and nothing more. */
export function RevisionText({ reading: { article, paragraphs, tints, threads, threadCounts } }: { reading: RevisionReading }) {
  return (
    <div lang={article.language} dir={article.direction} className="font-serif text-reading leading-reading">
      {threads[''] ? (
        <RevisionRow beside={<StandingList article={article.id} label="Threads on the whole article, and those whose passage was gone" threads={threads['']} count={threadCounts[''] ?? 0} />}>
          <div />
        </RevisionRow>
      ) : null}
      {paragraphs.map((paragraph) => {
        const { key, kind } = paragraph;
        const here = threads[key];
        return (
          <RevisionRow key={key} number={key} beside={here ? <StandingList article={article.id} label={`Threads on paragraph ${key.slice(1)}`} threads={here} count={threadCounts[key] ?? 0} /> : null}>
            {paragraph.format?.image ? <PictureWords block={paragraph} article={article.id} /> : <BlockShell id={key} kind={kind}>{marked(paragraph, tints)}</BlockShell>}
          </RevisionRow>
        );
      })}
    </div>
  );
}

/** A paragraph's words as they looked, with what was annotated in them. */
const marked = (paragraph: PlacedParagraph, tints: readonly Tint[]) =>
  markText(paragraph, tints).map(({ start, end, tint }) => {
    const words = <Pieces key={start} text={paragraph.text} spans={paragraph.format?.spans} from={start} to={end} />;
    if (!tint) return words;
    return (
      <mark key={start} className={clsx('rounded-sm text-inherit', DEPTHS[Math.min(tint.people, DEEPEST) - 1], tint.claim && 'underline decoration-claim-line underline-offset-4')}>
        {words}
      </mark>
    );
  });
