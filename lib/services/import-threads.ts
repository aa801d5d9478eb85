import { type ExportProblem, type ParsedArticle, type ParsedExport, parseExportValue } from '../core/exports/json-parse';
import { type ImportReport, emptyReport, note } from '../core/imports/report';
import { type Texts, textsOf } from '../core/imports/placing';
import { emptyPlan, type Known, type Plan, planThreads } from '../core/imports/plan';
import { unstorable } from '../core/imports/storable';
import { db } from '../db/client';
import { anyOf, sql, type Tx } from '../db/sql';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { seminarFor } from './access';
import { appendAudit } from './audit';
import { counterpartOf, keepCounterpart, type KeptPictures } from './import-articles';
import { knownPosts } from './import-ids';
import { keepGuests, type People, peopleFor } from './import-people';
import { keepPictures } from './import-pictures';
import { writePlan } from './import-rows';
import { claimTypesFor } from './import-tags';
import { onSteadyText, requireRevision } from './revision-guard';

/** Who mends a file needs the first few problems. */
const MAX_PROBLEMS = 20;
/** More than any seminar had; a guest is a row that stays. */
const MAX_GUESTS = 5_000;
/** A large file takes its time, and nothing of it may be kept when it takes longer. */
const WITHIN_MS = 10 * 60_000;
/** Threads that are planned before others have their turn: some hundred milliseconds at worst. */
const AT_ONCE = 20;

/**
 * Brings the threads of one of Scholium's own JSON exports into a seminar: all that can be brought, or
 * nothing where the file is not right. What is here already is left alone, so that doing it twice
 * changes nothing. @param file as it was parsed as JSON @param now when it is done
 * @throws not_found, forbidden, validation with what is wrong with which part of the file
 */
export const importThreads = (actor: Actor, seminarId: string, file: unknown, now: Date): Promise<ImportReport> => bringIn(actor, seminarId, { read: () => scholium(file, now), now, dryRun: false });

/** What `importThreads` would do, without changing anything. @throws as that */
export const previewImport = (actor: Actor, seminarId: string, file: unknown, now: Date): Promise<ImportReport> => bringIn(actor, seminarId, { read: () => scholium(file, now), now, dryRun: true });

/** A file that was understood: its parts, and what tells its people from those of other files. */
export type Source = { articles: readonly ParsedArticle[]; origin: string; about: { format: string; seminar?: string } };

function scholium(value: unknown, now: Date): Source {
  const parsed = parseExportValue(value);
  const problems = parsed.ok ? unstorable(parsed.file, now.getTime(), MAX_PROBLEMS) : parsed.problems;
  if (!parsed.ok || problems.length > 0) throw refused(problems);
  const { articles, seminar, options } = parsed.file as ParsedExport;
  return { articles, origin: `${options.names}:${seminar.id}`, about: { format: 'Scholium', seminar: seminar.name } };
}

/** All that is wrong with a file, each under the part that it is about. */
export function refused(problems: readonly ExportProblem[]): AppError {
  const fields: Record<string, string> = {};
  for (const { item, reason } of problems) fields[item.replaceAll('.', '․')] ??= reason;
  const [first] = problems;
  const more = problems.length > 1 ? ` There ${problems.length === 2 ? 'is one problem' : `are ${problems.length - 1} problems`} more.` : '';
  return new AppError('validation', `Nothing was imported. ${first?.item ?? 'file'}: ${first?.reason ?? 'cannot be read'}${more}`, { fields });
}

/** The one way in for every format. @throws not_found, forbidden, validation */
export async function bringIn(actor: Actor, seminarId: string, { read, now, dryRun }: { read: () => Source; now: Date; dryRun: boolean }): Promise<ImportReport> {
  // Who may not do this is not told what is wrong with the file.
  await seminarFor(actor, seminarId, 'article.import');
  const source = read();
  const pictures = await keepPictures(actor, seminarId, source.articles, { dryRun, within: WITHIN_MS / 2, most: MAX_PROBLEMS });
  try {
    if (pictures.problems.length > 0) throw refused(pictures.problems);
    return await bringInAll(actor, seminarId, source, { kept: pictures.kept, now, dryRun });
  } finally {
    await pictures.letGo();
  }
}

type Rest = { kept: ReadonlyMap<ParsedArticle, KeptPictures>; now: Date; dryRun: boolean };

function bringInAll(actor: Actor, seminarId: string, source: Source, { kept, now, dryRun }: Rest): Promise<ImportReport> {
  // What is placed in a text that is changed meanwhile is placed anew.
  return onSteadyText(() => db.$transaction(
    async (tx) => {
      await seminarFor(actor, seminarId, 'article.import', tx);
      // One import at a time: the next one finds what this one made.
      if (!dryRun) await tx.$queryRaw(sql`SELECT 1 FROM "Seminar" WHERE "id" = ${seminarId}::uuid FOR NO KEY UPDATE`);
      const report = emptyReport(dryRun);
      const people = await peopleFor(tx, seminarId, source.origin);
      const works: (() => Promise<void>)[] = [];
      const into: Into = { seminarId, people, claimType: await claimTypesFor(tx, seminarId), planned: new Set(), report, kept };
      for (const article of source.articles) works.push(...(await planArticle(tx, actor, into, article)));
      if (people.guests.size > MAX_GUESTS) throw refused([{ item: 'file', reason: `names ${people.guests.size} people who are not members; at most ${MAX_GUESTS} can be kept as guests.` }]);
      report.guests = [...people.guests.values()].sort();
      if (dryRun || works.length === 0) return report;
      await keepGuests(tx, seminarId, people.guests, now);
      // In one order, so that nobody who changes several articles waits for this in a circle.
      await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${anyOf(report.articles.map(({ id }) => id))} ORDER BY "id" FOR NO KEY UPDATE`);
      for (const work of works) await work();
      await appendAudit(tx, actor, seminarId, 'threads.imported', { ...source.about, threads: report.threads.made, comments: report.comments.made });
      return report;
    },
    { timeout: WITHIN_MS, maxWait: 10_000 },
  ));
}

type Into = { seminarId: string; people: People; report: ImportReport; kept: Rest['kept'] } & Pick<Known, 'claimType' | 'planned'>;

/** What is to be written for one article of the file; nothing where all of it is here. */
async function planArticle(tx: Tx, actor: Actor, { seminarId, people, claimType, planned, report, kept }: Into, article: ParsedArticle): Promise<(() => Promise<void>)[]> {
  const counterpart = await counterpartOf(tx, seminarId, article);
  if (!counterpart) {
    report.threads.leftOut += article.threads.length;
    note(report.leftOut, `article ${article.id}`, 'is not in this seminar, and the file does not hold its text. Export it with its text, or bring the article in first.');
    return [];
  }
  const { id: articleId, title, made, sameArticle, revision, paragraphs } = counterpart;
  if (made && report.articles.some(({ id }) => id === articleId)) throw refused([{ item: `article ${article.id}`, reason: 'its id stands in the file twice' }]);
  report.articles.push({ id: articleId, title, made });
  if (made) for (const { id, bytes } of article.pictures) if (bytes === null) note(report.leftOut, `article ${article.id}, picture ${id}`, 'is not in the file, which would have been too large with it. Its words stay.');
  const known = await knownPosts(tx, actor, { seminarId, articleId }, article.threads);
  const plan = await planAll(article.threads, textsOf(article.paragraphs, paragraphs, sameArticle), { ...people, ...known, claimType, planned }, report);
  return [
    ...(made ? [() => keepCounterpart(tx, actor, seminarId, article, counterpart, kept.get(article) ?? new Map())] : []),
    ...(plan.threads.length + plan.comments.length > 0 ? [() => requireRevision(tx, articleId, revision), () => writePlan(tx, actor, { seminarId, articleId }, plan)] : []),
  ];
}

/** Looking for quotations in another text takes time, in which others are served too. */
async function planAll(threads: ParsedArticle['threads'], texts: Texts, known: Known, report: ImportReport): Promise<Plan> {
  const started = performance.now();
  const plan = emptyPlan();
  for (let at = 0; at < threads.length; at += AT_ONCE) {
    if (performance.now() - started > WITHIN_MS / 2) throw refused([{ item: 'file', reason: 'holds so many quotations of another text that looking for them takes too long. Export it in parts.' }]);
    const part = planThreads(threads.slice(at, at + AT_ONCE), texts, known, report);
    addTo(plan, part);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return plan;
}

/** One by one: as arguments of one call they would be more than a stack holds. */
function addTo(plan: Plan, part: Plan): void {
  for (const each of part.threads) plan.threads.push(each);
  for (const each of part.comments) plan.comments.push(each);
  for (const each of part.taggings) plan.taggings.push(each);
  for (const each of part.reactions) plan.reactions.push(each);
  for (const each of part.accepted) plan.accepted.push(each);
}
