import { spokenTime } from './zoned-time';

/** What an instructor sets for one article, and how its readers are told of it. */

/** ISO 8601 in UTC. */
export type ArticleDates = { opensAt: string | null; dueAt: string | null; closedAt: string | null };

export const ARTICLE_SWITCHES = ['reviewedFirst', 'pseudonymous', 'othersAfterPost', 'sectionsApart'] as const;
export type ArticleSwitch = (typeof ARTICLE_SWITCHES)[number];

/** An article's rules, for the one who sets them. Dates are entered and shown in `timeZone`. */
export type ArticleRulesView = ArticleDates &
  Record<ArticleSwitch, boolean> & {
    article: { id: string; title: string };
    seminar: { id: string; name: string; timeZone: string; archived: boolean };
    mayManage: boolean;
  };

/**
 * What is wrong with the order of an article's dates, or `null`. They are all written alike, in a
 * form that sorts by time.
 */
export function outOfOrder({ opensAt, dueAt, closedAt }: ArticleDates): { date: keyof ArticleDates; message: string } | null {
  if (opensAt && dueAt && opensAt >= dueAt) return { date: 'dueAt', message: 'It has to open before it is due.' };
  if (opensAt && closedAt && opensAt >= closedAt) return { date: 'closedAt', message: 'It has to open before it closes.' };
  if (dueAt && closedAt && dueAt > closedAt) return { date: 'closedAt', message: 'It cannot close before it is due.' };
  return null;
}

/** How an article's rules bear on one reader, now. */
export type ReaderRules = {
  dates: ArticleDates;
  timeZone: string;
  archived: boolean;
  muted: boolean;
  closed: boolean;
  /** Whether the reader moderates: the rules are those of others then. */
  moderates: boolean;
  observes: boolean;
  /** What this reader posts for others waits for a moderator. */
  reviewed: boolean;
  /** What peers read instead of this reader's name; `null` where they read the name. */
  pseudonym: string | null;
  /** The name of this reader's section; `null` for who is in none. */
  section: string | null;
  sectionsApart: boolean;
  /** Others' threads are kept back until this reader has posted. */
  othersLater: boolean;
};

/** What the dates of an article mean at this moment, a sentence each. */
export function dateNotices({ opensAt, dueAt, closedAt }: ArticleDates, timeZone: string, now: Date): string[] {
  const spoken = (iso: string) => spokenTime(new Date(iso), timeZone, now);
  const past = (iso: string) => Date.parse(iso) <= now.getTime();
  const notices = [];
  if (opensAt && !past(opensAt)) notices.push(`Opens ${spoken(opensAt)}. Until then only moderators see it.`);
  if (closedAt && past(closedAt)) return [...notices, `Closed for new comments since ${spoken(closedAt).replace(/^on /, '')}.`];
  if (dueAt) notices.push(`${past(dueAt) ? 'Was due' : 'Due'} ${spoken(dueAt)}.`);
  if (closedAt) notices.push(`Closes for new comments ${spoken(closedAt)}.`);
  return notices;
}

/** Everything that a reader has to know before they write, a sentence each; none for the plainest article. */
export function readerNotices(rules: ReaderRules, now: Date): string[] {
  const dates = dateNotices(rules.dates, rules.timeZone, now);
  if (rules.archived) return ['This seminar is archived: it can be read, and nothing else.'];
  if (rules.moderates || rules.observes) return dates;
  if (rules.muted) dates.push('A moderator has muted you for now: you can read, and take back what you wrote.');
  const writes = !rules.closed && !rules.muted;
  return [
    ...dates,
    ...(rules.othersLater ? [writes ? 'You will see what others wrote once you have posted.' : 'What others wrote is shown to those who have posted.'] : []),
    ...(rules.reviewed && writes ? ['What you post is shown to others after a moderator has read it.'] : []),
    ...(rules.pseudonym === null ? [] : [`Others see you as ${rules.pseudonym} here; moderators see your name.`]),
    ...(rules.sectionsApart && rules.section !== null ? [`Here you read with your section, ${rules.section}.`] : []),
  ];
}
