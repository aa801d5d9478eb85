import type { ExportProblem } from '../exports/json-parse';
import { type HypothesisAnnotation, hypothesisAnnotation } from './hypothesis-schema';

/** What the API of Hypothesis gives for one group and address stays far below. */
export const MAX_HYPOTHESIS_ROWS = 100_000;
const MAX_PROBLEMS = 20;

export type HypothesisResult = { ok: true; rows: HypothesisAnnotation[] } | { ok: false; problems: ExportProblem[] };

/**
 * Reads what Hypothesis exports: `{ rows }` as its search answers, `{ annotations }` as its sidebar
 * saves, or the annotations alone.
 * @param value as it was parsed as JSON @returns the annotations, or what is wrong with which. Never throws.
 */
export function parseHypothesis(value: unknown): HypothesisResult {
  const { rows: found, annotations } = (typeof value === 'object' && value !== null ? value : {}) as { rows?: unknown; annotations?: unknown };
  const rows = Array.isArray(value) ? (value as unknown[]) : (found ?? annotations);
  if (!Array.isArray(rows)) return refuse('file', 'It is not an export of Hypothesis: neither a list of annotations nor an object with “rows”.');
  if (rows.length > MAX_HYPOTHESIS_ROWS) return refuse('file', `It has ${rows.length} annotations; at most ${MAX_HYPOTHESIS_ROWS} can be imported at once.`);
  const problems: ExportProblem[] = [];
  const read: HypothesisAnnotation[] = [];
  const ids = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (problems.length >= MAX_PROBLEMS) break;
    const parsed = parseRow(row);
    const item = `annotation ${index + 1}${idOf(row)}`;
    if (!parsed) problems.push({ item, reason: 'is nested too deeply' });
    else if (!parsed.success) problems.push(...parsed.error.issues.slice(0, 3).map(({ path, message }) => ({ item: [item, ...path.map(String)].join(', '), reason: message })));
    else if (ids.has(parsed.data.id)) problems.push({ item, reason: 'its id stands in the file twice' });
    else if (Number.isNaN(Date.parse(parsed.data.created))) problems.push({ item, reason: `“${parsed.data.created}” is no time` });
    else {
      ids.add(parsed.data.id);
      read.push(parsed.data);
    }
  }
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, MAX_PROBLEMS) } : { ok: true, rows: read };
}

function parseRow(row: unknown) {
  try {
    return hypothesisAnnotation.safeParse(row);
  } catch {
    return null;
  }
}

function idOf(row: unknown): string {
  const { id } = (typeof row === 'object' && row !== null ? row : {}) as { id?: unknown };
  return typeof id === 'string' && id.length > 0 && id.length <= 100 ? ` (${id})` : '';
}

const refuse = (item: string, reason: string): HypothesisResult => ({ ok: false, problems: [{ item, reason }] });
