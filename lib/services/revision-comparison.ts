import { type ComparedRevisions, readBefore } from '../core/revisions/history';
import type { Actor } from '../policy/actor';
import { listRevisionHistory } from './revision-list';
import { readComparison } from './revision-reading';

/**
 * What one revision has otherwise than another, without the paragraphs in which nothing happened.
 * @param other the one that was read before it, where it is left out
 * @throws as `readComparison`
 */
export async function compareWith(actor: Actor, articleId: string, number: number, other?: number): Promise<ComparedRevisions> {
  const { from, to, wordsAdded, wordsRemoved, rows, touched, touchedCount } = await readComparison(actor, articleId, other ?? (await before(actor, articleId, number)), number);
  const paragraphs = rows.map(({ key, state, pieces, before, after }, index) => {
    const { kind } = (after ?? before)!;
    return { key, state, kind, follows: rows[index - 1]?.key ?? null, pieces, touched: touched[key] ?? [] };
  });
  return { from, to, wordsAdded, wordsRemoved, paragraphs: paragraphs.filter(({ state, touched }) => state !== 'same' || touched.length > 0), touchedCount };
}

const before = async (actor: Actor, articleId: string, number: number): Promise<number> => readBefore((await listRevisionHistory(actor, articleId)).revisions, number);
