import { MARK_EFFECTS, type MarkEffect, type PlannedMark } from '@/lib/core/marking-plan';
import { countsOf, wrongFirst } from '../ui/table-outcome';

const WORDS: Record<MarkEffect, string> = { set: 'set', changed: 'changed', same: 'already so', wrong: 'wrong, left out' };

export const markCounts = (rows: readonly PlannedMark[]): string => countsOf(rows, MARK_EFFECTS, WORDS);

const CELL = 'py-2 pe-4 align-top';

/** What each row will do, or did. */
export function MarksPreview({ rows, ignored, done }: { rows: readonly PlannedMark[]; ignored: readonly string[]; done: boolean }) {
  return (
    <>
      {ignored.length > 0 ? (
        <p className="text-sm text-ink-soft">
          Columns that are not read: <bdi>{ignored.join(', ')}</bdi>
        </p>
      ) : null}
      {/* A region that scrolls can be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="region" aria-label="Rows of the file" tabIndex={0} className="max-h-112 overflow-auto border-y border-line">
        <table className="w-full border-collapse">
          <thead>
            <tr className="border-b border-line-strong">
              {['Row', 'Member', done ? 'What was done' : 'What it will do'].map((head) => (
                <th key={head} scope="col" className={`${CELL} text-start text-sm font-medium text-ink-soft`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {wrongFirst(rows).map(({ row, who, effect, words }) => (
              <tr key={row} className="border-b border-line last:border-0">
                <td className={`${CELL} text-sm text-ink-soft tabular-nums`}>{row}</td>
                <td className={`${CELL} max-w-64 break-words`}>
                  <bdi>{who}</bdi>
                </td>
                <td className={`${CELL} ${effect === 'wrong' ? 'text-danger' : effect === 'same' ? 'text-ink-soft' : ''}`}>
                  <bdi>{words || WORDS[effect]}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
