import { type PlannedRow, ROSTER_EFFECTS, type RosterEffect, type RosterPlan } from '@/lib/core/roster-plan';
import { countsOf, wrongFirst } from '../ui/table-outcome';

const WORDS: Record<RosterEffect, { will: string; did: string }> = {
  added: { will: 'added: has an account', did: 'added' },
  invited: { will: 'invited: gets a link', did: 'invited' },
  readmitted: { will: 'let in again', did: 'let in again' },
  changed: { will: 'changed', did: 'changed' },
  same: { will: 'already so', did: 'already so' },
  wrong: { will: 'wrong, left out', did: 'wrong, left out' },
};

const DID = Object.fromEntries(ROSTER_EFFECTS.map((effect) => [effect, WORDS[effect].did])) as Record<RosterEffect, string>;

export const rosterCounts = (rows: readonly PlannedRow[]): string => countsOf(rows, ROSTER_EFFECTS, DID);

const HEAD = 'py-2 pe-4 text-start text-sm font-medium text-ink-soft';
const CELL = 'py-2 pe-4 align-top max-md:block max-md:py-0 max-md:pe-0';

/** What each row will do, or did. */
export function RosterPreview({ plan: { rows, newSections, ignored }, done }: { plan: RosterPlan & { ignored: string[] }; done: boolean }) {
  return (
    <>
      {newSections.length > 0 ? (
        <p className="text-sm text-ink-soft">
          {done ? 'Sections made' : 'Sections that will be made'}: <bdi>{newSections.join(', ')}</bdi>
        </p>
      ) : null}
      {ignored.length > 0 ? (
        <p className="text-sm text-ink-soft">
          Columns that are not read: <bdi>{ignored.join(', ')}</bdi>
        </p>
      ) : null}
      {/* A region that scrolls can be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div role="region" aria-label="Rows of the roster" tabIndex={0} className="max-h-112 overflow-auto border-y border-line">
        <table className="w-full border-collapse max-md:block">
          <thead className="max-md:hidden">
            <tr className="border-b border-line-strong">
              {['Row', 'Person', 'Role', 'Section', done ? 'What was done' : 'What it will do'].map((head) => (
                <th key={head} scope="col" className={HEAD}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-md:block">
            {wrongFirst(rows).map(({ row, name, email, role, section, effect, note }) => (
              <tr key={row} className="border-b border-line max-md:block max-md:py-2">
                <td className={`${CELL} text-sm text-ink-soft tabular-nums`}>
                  <span className="md:hidden">Row </span>
                  {row}
                </td>
                <td className={`${CELL} max-w-64 break-words`}>
                  <bdi>{name ?? ''}</bdi> <span className="text-sm text-ink-soft">{email}</span>
                </td>
                <td className={CELL}>{role}</td>
                <td className={CELL}>
                  <bdi>{section}</bdi>
                </td>
                <td className={`${CELL} ${effect === 'wrong' ? 'text-danger' : effect === 'same' ? 'text-ink-soft' : ''}`}>
                  {effect === 'wrong' ? null : <span>{WORDS[effect][done ? 'did' : 'will']}</span>}
                  {note ? <span className={effect === 'wrong' ? '' : 'block text-sm text-ink-soft'}>{note}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
