import { parseHypothesis } from '../core/imports/hypothesis-parse';
import { threadsOfHypothesis } from '../core/imports/hypothesis-threads';
import { type ImportReport, note } from '../core/imports/report';
import { unstorable } from '../core/imports/storable';
import type { Actor } from '../policy/actor';
import { articleFor } from './access';
import { getArticle } from './articles';
import { bringIn, refused } from './import-threads';
import { notFound } from '../errors';

/** Hypothesis knows pages, not our articles: the one that they go into is chosen. */
type Into = { seminar: string; article: string };

/**
 * Brings annotations of Hypothesis into one article; their quotations are looked for in its text.
 * @param file as it was parsed as JSON @throws not_found, forbidden, validation
 */
export async function importHypothesis(actor: Actor, { seminar, article }: Into, file: unknown, now: Date, dryRun: boolean): Promise<ImportReport> {
  const access = await articleFor(actor, article, 'article.manage');
  if (access.seminarId !== seminar.toLowerCase()) throw notFound('article');
  const { paragraphs: _, seminar: __, direction: ___, createdAt: ____, ...about } = await getArticle(actor, article);
  let leftOut: ImportReport['leftOut'] = [];
  const read = () => {
    const parsed = parseHypothesis(file);
    if (!parsed.ok) throw refused(parsed.problems);
    const made = threadsOfHypothesis(parsed.rows);
    leftOut = made.leftOut;
    const articles = [{ ...about, paragraphs: [], pictures: [], threads: made.threads }];
    const problems = unstorable({ articles }, now.getTime(), 20);
    if (problems.length > 0) throw refused(problems);
    return { articles, origin: 'hypothesis', about: { format: 'Hypothesis' } };
  };
  const report = await bringIn(actor, seminar, { read, now, dryRun });
  for (const { item, reason } of leftOut) note(report.leftOut, item, reason);
  return report;
}
