import type { ReactNode, Ref } from 'react';
import { Button } from './button';
import { Notice } from './notice';

type Row = { row: number; effect: string };

/** "2 added · 1 wrong, left out." @param effects in the order in which they are told */
export function countsOf<Effect extends string>(rows: readonly { effect: Effect }[], effects: readonly Effect[], words: Record<Effect, string>): string {
  const counts = effects.map((effect) => [rows.filter((row) => row.effect === effect).length, words[effect]] as const);
  return `${counts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en')} ${word}`).join(' · ')}.`;
}

/** The rows with the wrong ones first, since they are what there is to mend. */
export const wrongFirst = <T extends Row>(rows: readonly T[]): T[] => [...rows].sort((a, b) => Number(b.effect === 'wrong') - Number(a.effect === 'wrong') || a.row - b.row);

type Props = {
  ref: Ref<HTMLDivElement>;
  error: string | undefined;
  done: boolean;
  /** What the rows come to, in a line. */
  counts: string;
  /** Whether any row would do something. */
  works: boolean;
  pending: boolean;
  carryOut: () => void;
  again: () => void;
  /** Of the button that leads back. */
  change: string;
  children: ReactNode;
};

/** What a table that was looked at will do, or did, and how to go on from there: the steps of `useTableImport` after the text. */
export function TableOutcome({ ref, error, done, counts, works, pending, carryOut, again, change, children }: Props) {
  return (
    <div ref={ref} tabIndex={-1} className="flex w-full flex-col gap-4 outline-none">
      {error ? <Notice tone="error">{error}</Notice> : null}
      {done ? <Notice tone="success">Done. {counts}</Notice> : <p>{counts}</p>}
      {children}
      <div className="flex flex-wrap gap-2">
        {works ? (
          <Button look="primary" disabled={pending} onClick={carryOut}>
            Bring them in
          </Button>
        ) : null}
        <Button onClick={again}>{done ? 'Bring in another' : change}</Button>
      </div>
    </div>
  );
}
