import clsx from 'clsx';
import type { RevisionComparison } from '@/lib/core/revisions/history';
import { foldSame, type Row } from '@/lib/core/revisions/compare';
import type { Piece } from '@/lib/core/revisions/word-diff';
import { BlockShell } from './block-shell';
import { RevisionRow } from './revision-row';
import { StandingList } from './standing-list';
import { plural } from './words';

const MARKS: Partial<Record<Row['state'], string>> = { added: 'New paragraph', removed: 'Paragraph removed', moved: 'Paragraph moved here' };

/** Two revisions in one text: what was taken is struck out, what came is underlined, and beside it the threads that this touches. */
export function CompareView({ comparison: { article, rows, touched } }: { comparison: RevisionComparison }) {
  return <ComparedText article={article} rows={rows} touched={touched} />;
}

type ComparedProps = Pick<RevisionComparison, 'rows'> & { article: Pick<RevisionComparison['article'], 'id' | 'language' | 'direction'>; touched?: RevisionComparison['touched'] | undefined };

/** @param touched left out where nobody knows yet */
export function ComparedText({ article, rows, touched }: ComparedProps) {
  return (
    <div lang={article.language} dir={article.direction} className="font-serif text-reading leading-reading">
      {foldSame(rows).map((folded) =>
        folded.kind === 'row' ? (
          <CompareRow key={folded.row.key} article={article.id} row={folded.row} touched={touched} />
        ) : (
          <details key={`same-${folded.rows[0]!.key}`} className={clsx('mb-5 ps-10', touched && 'lg:ps-14')}>
            <summary lang="en" className="inline-flex min-h-6 cursor-pointer items-center rounded-md border border-line bg-sunken px-3 font-sans text-sm text-ink-soft">
              {folded.rows.length.toLocaleString('en')} paragraphs unchanged
            </summary>
            <div className={clsx('-ms-10 mt-4', touched && 'lg:-ms-14')}>
              {folded.rows.map((row) => (
                <CompareRow key={row.key} article={article.id} row={row} touched={touched} />
              ))}
            </div>
          </details>
        ),
      )}
    </div>
  );
}

function CompareRow({ article, row, touched }: { article: string; row: Row; touched: RevisionComparison['touched'] | undefined }) {
  const { key, before, after, pieces, state } = row;
  const threads = touched?.[key];
  const beside = threads ? <StandingList article={article} label={`Threads that the change of paragraph ${key.slice(1)} touches`} threads={threads} states /> : null;
  const looks = state === 'edited' && before?.text === after?.text ? 'The same words, shown otherwise' : MARKS[state];
  return (
    <RevisionRow number={key} beside={touched && beside}>
      {looks ? (
        <p lang="en" className="font-sans text-xs font-medium tracking-wide text-ink-soft uppercase">
          {looks}
        </p>
      ) : null}
      <BlockShell id={key} kind={(after ?? before)!.kind}>
        {pieces.map((piece, index) => (
          <Words key={index} piece={piece} />
        ))}
      </BlockShell>
    </RevisionRow>
  );
}

function Words({ piece: { how, text } }: { piece: Piece }) {
  if (how === 'same') return text;
  const Tag = how === 'added' ? 'ins' : 'del';
  return (
    <Tag className={how === 'added' ? 'rounded-sm bg-sunken text-success underline [del+&]:ms-1 decoration-2 underline-offset-4' : 'rounded-sm text-danger line-through'}>
      <span lang="en" className="sr-only">{how === 'added' ? ' (added:) ' : ' (removed:) '}</span>
      {text}
      <span lang="en" className="sr-only"> (end) </span>
    </Tag>
  );
}

/** How much differs, in a sentence. */
export function CompareSummary({ comparison: { wordsAdded, wordsRemoved, rows, touchedCount } }: { comparison: RevisionComparison }) {
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length;
  const changed = rows.filter(({ state }) => state !== 'same').length;
  if (changed === 0) return <p role="status">The two have the same text.</p>;
  const parts = [
    `${plural(wordsAdded, 'word')} added`,
    `${plural(wordsRemoved, 'word')} removed`,
    count('moved') > 0 && `${plural(count('moved'), 'paragraph')} moved`,
    touchedCount > 0 ? `${plural(touchedCount, 'thread')} touched` : 'no thread touched',
  ];
  return (
    <p>
      {plural(changed, 'paragraph')} changed: {parts.filter(Boolean).join(', ')}.
    </p>
  );
}
