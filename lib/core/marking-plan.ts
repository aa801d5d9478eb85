import { readBack } from './marking-csv';

/** What a file of marks will do, row by row, before it does it. */

type Given = { mark: string | null; note: string | null };

/** A row whose cells are in order, or what is wrong with it. `null` leaves a thing as it is. */
export type CheckedMark = { row: number; who: string | null } & ({ ok: true } & Given | { ok: false; problem: string });

/** Whom a row can mean: by e-mail in lower case, and by id. */
export type MarkedMember = Given & { person: string; name: string };

export const MARK_EFFECTS = ['set', 'changed', 'same', 'wrong'] as const;
/** set: there was nothing. changed: something else stood there. same: nothing to do. wrong: nothing is done. */
export type MarkEffect = (typeof MARK_EFFECTS)[number];

export type PlannedMark = {
  row: number;
  /** Their name; what the file calls them where nobody is meant. */
  who: string;
  person: string | null;
  effect: MarkEffect;
  /** What changes, or what is wrong. */
  words: string;
  /** What they have afterwards. */
  after: Given;
};

/** Decides each row by what is there. The same file a second time finds everything the same. */
export function planMarks(rows: readonly CheckedMark[], members: ReadonlyMap<string, MarkedMember>): PlannedMark[] {
  const seen = new Map<string, number>();
  return rows.map((row): PlannedMark => {
    const wrong = (words: string, name?: string): PlannedMark => ({ row: row.row, who: name ?? row.who ?? '', person: null, effect: 'wrong', words, after: { mark: null, note: null } });
    if (row.who === null) return wrong('The e-mail is missing. Please fill it in.');
    const member = members.get(row.who.toLowerCase());
    if (!row.ok) return wrong(row.problem, member?.name);
    if (!member) return wrong('No participant of this seminar has this e-mail. Please check it.');
    const earlier = seen.get(member.person);
    if (earlier !== undefined) return wrong(`The same member stands in row ${earlier}. Please keep one of the two.`, member.name);
    seen.set(member.person, row.row);
    const after = { mark: afterwards(member.mark, row.mark), note: afterwards(member.note, row.note) };
    const words = [
      after.mark === member.mark ? '' : `mark: ${member.mark ?? 'none'} → ${after.mark}`,
      after.note === member.note ? '' : `note: ${member.note === null ? 'new' : 'another takes its place'}`,
    ].filter(Boolean);
    const had = member.mark !== null || member.note !== null;
    return { row: row.row, who: member.name, person: member.person, effect: words.length === 0 ? 'same' : had ? 'changed' : 'set', words: words.join('; '), after };
  });
}

/** A blank cell leaves what there is. So does what a file has of it, made harmless on the way out. */
const afterwards = (before: string | null, cell: string | null): string | null => (cell === null || cell === before || readBack(cell) === before ? before : readBack(cell));
