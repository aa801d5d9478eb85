import type { Cell } from '../core/csv';
import type { InsightView } from '../core/insight';
import * as rows from '../core/insight-tables';
import { db } from '../db/client';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import type { InsightFilter, InsightTable } from '../schemas/insight';
import { claimTags, claimTypes, dividedTags } from './insight/claims';
import { people } from './insight/people';
import { heat, titles } from './insight/places';
import { openQuestions } from './insight/questions';
import { scopeFor } from './insight/scope';

/**
 * How a seminar, or one article of it, is going: for those who moderate of everybody, for others of
 * themselves alone. Names are real, for none but moderators read others' here. @throws not_found
 */
export async function readInsight(actor: Actor, seminarId: string, filter: InsightFilter): Promise<InsightView> {
  const scope = await scopeFor(actor, seminarId, filter);
  const { own } = scope;
  const [articles, sections, { participation, activity }, places, types, tags, divided, questions] = await Promise.all([
    titles(scope.articles.map(({ articleId }) => articleId)),
    own ? [] : db.section.findMany({ where: { seminarId }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    people(scope),
    heat(scope),
    claimTypes(scope),
    claimTags(scope),
    own ? null : dividedTags(scope),
    openQuestions(scope),
  ]);
  return {
    seminar: { id: seminarId, name: scope.name, timeZone: scope.timeZone, role: scope.role, marks: scope.marks },
    own,
    articles,
    sections,
    participation,
    activity,
    heat: places,
    claimTypes: types,
    claimTags: tags,
    dividedTags: divided,
    questions,
  };
}

/**
 * One table of the page, with its header, for a file. @param now milliseconds since 1970, for ages
 * @throws not_found; forbidden for what tells of others
 */
export async function readInsightTable(actor: Actor, seminarId: string, table: InsightTable, filter: InsightFilter, now: number): Promise<Cell[][]> {
  const scope = await scopeFor(actor, seminarId, filter);
  switch (table) {
    case 'participation':
      return rows.participationRows((await people(scope)).participation);
    case 'activity':
      return rows.activityRows((await people(scope)).activity);
    case 'heat':
      return rows.heatRows(await heat(scope));
    case 'claim-types':
      return rows.claimTypeRows(await claimTypes(scope));
    case 'claim-tags':
      return rows.claimTagRows(await claimTags(scope));
    case 'divided-tags':
      if (scope.own) throw new AppError('forbidden', 'What members are divided about is for those who moderate.');
      return rows.dividedTagRows(await dividedTags(scope));
    case 'unanswered-questions':
      return rows.questionRows((await openQuestions(scope)).items, now);
  }
}
