import type { Cell } from '../../core/csv';
import { type MarkCells, markTable, parseMarks, readBack } from '../../core/marking-csv';
import { tidyMark, tidyNote } from '../../core/marking';
import { type CheckedMark, type MarkedMember, type PlannedMark, planMarks } from '../../core/marking-plan';
import { queries } from '../../db/client';
import { invalid, notFound } from '../../errors';
import type { Actor } from '../../policy/actor';
import { markCells } from '../../schemas/marking';
import { articleFor } from '../access';
import { marking, writeMarks } from './marks';
import { type MarkedRow, markedRows, readSheet, wantsMarks } from './sheet';

export type MarksPreview = { rows: PlannedMark[]; ignored: string[] };

/** The marks of an article of this seminar as a table, with its header; e-mails for an instructor. @throws not_found, forbidden */
export async function readMarksTable(actor: Actor, seminarId: string, articleId: string): Promise<Cell[][]> {
  const { sheet, emails } = await readSheet(actor, articleId);
  if (sheet.seminar.id !== seminarId.toLowerCase()) throw notFound('article');
  return markTable(sheet.rows, emails);
}

/** What a file of marks would do; nothing is kept. @throws not_found, forbidden, validation for a file that is none */
export async function previewMarks(actor: Actor, id: string, csv: string): Promise<MarksPreview> {
  const { seminarId, articleId } = await articleFor(actor, id, 'marks.write');
  await wantsMarks(seminarId, queries);
  const { rows, ignored } = rowsOf(csv);
  return { rows: planMarks(rows, membersBy(await markedRows(seminarId, articleId, queries))), ignored };
}

/**
 * Does what the preview of the same file said, by what is there now; wrong rows are left out. Done
 * again, it changes nothing. @throws as `previewMarks`
 */
export async function importMarks(actor: Actor, id: string, csv: string): Promise<MarksPreview> {
  return marking(actor, id, async (tx, access, marked) => {
    const { rows, ignored } = rowsOf(csv);
    const plan = planMarks(rows, membersBy(marked));
    const before = new Map(marked.map(({ id, mark }) => [id, mark]));
    const changes = plan.flatMap(({ person, effect, after }) => (person === null || effect === 'same' ? [] : [{ person, before: before.get(person) ?? null, ...after }]));
    await writeMarks(tx, actor, access, changes, { by: 'file' });
    return { rows: plan, ignored };
  });
}

/** Those whom a row can name: by e-mail, or by the id that our own file has. */
function membersBy(rows: readonly MarkedRow[]): Map<string, MarkedMember> {
  return new Map(rows.flatMap(({ id: person, name, email, mark, note }) => [email, person].map((key) => [key, { person, name, mark, note }] as const)));
}

function rowsOf(csv: string): { rows: CheckedMark[]; ignored: string[] } {
  const read = parseMarks(csv);
  if (!read.ok) throw invalid('csv', read.problem);
  return { rows: read.rows.map(checked), ignored: read.ignored };
}

function checked({ row, cells: { email, member, mark, note } }: MarkCells): CheckedMark {
  const who = email ?? member;
  // Checked as it would be kept, so that the apostrophe of a harmless cell does not make it too long.
  const { success, error } = markCells.safeParse({ mark: mark === null ? null : readBack(mark), note: note === null ? null : readBack(note) });
  if (!success) return { row, who, ok: false, problem: error.issues[0]!.message };
  return { row, who, ok: true, mark: tidyMark(mark), note: tidyNote(note) };
}
