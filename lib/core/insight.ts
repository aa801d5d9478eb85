import type { Role } from './annotations';
import type { TagColor } from './tag-colors';

/**
 * What a seminar's page of insight tells. Posts that were withdrawn and private notes count nowhere;
 * hidden ones only in `hidden`. A thread's opening is a comment or a claim, everything after it a reply.
 */
export type Counts = { comments: number; replies: number; claims: number; tags: number };

export type Participation = Counts & {
  id: string;
  name: string;
  role: Role;
  section: string | null;
  /** Left or was removed; what they wrote stays. */
  former: boolean;
  hidden: number;
  daysActive: number;
  /** ISO 8601 in UTC. */
  lastActive: string | null;
};

/** One day of the seminar's time zone, "2026-11-24"; or the week that begins with it. */
export type Activity = Counts & { day: string };

export type Heat = { threads: number; comments: number; people: number };
export type ParagraphHeat = Heat & { key: string; words: string };
export type ArticleHeat = Heat & { id: string; title: string; language: string };

export type TypeCount = { type: string; color: TagColor | null; claims: number };
export type TagCount = { tag: string; color: TagColor | null; claims: number; taggings: number; members: number };

/** A tag that `put` of the `of` members who tagged a claim at all have put on it: some, and not most. */
export type DividedTag = { thread: string; article: string; claim: string; tag: string; put: number; of: number };

export type OpenQuestion = { thread: string; article: string; articleTitle: string; paragraph: string | null; text: string; author: string; askedAt: string };

export type InsightView = {
  seminar: { id: string; name: string; timeZone: string; role: Role };
  /** Whether it tells of the reader alone. */
  own: boolean;
  articles: { id: string; title: string; language: string }[];
  sections: { id: string; name: string }[];
  participation: Participation[];
  activity: Activity[];
  /** By paragraph where one article is chosen, else by article. */
  heat:
    | { of: 'article'; paragraphs: ParagraphHeat[]; whole: Heat; orphaned: Heat; title: string; language: string; id: string }
    | { of: 'seminar'; articles: ArticleHeat[] };
  claimTypes: TypeCount[];
  claimTags: TagCount[];
  dividedTags: DividedTag[] | null;
  questions: { total: number; items: OpenQuestion[] };
};

/** Fewer than three tell no division: of two, one is always half. */
export const MIN_TAGGERS = 3;
export const MAX_DIVIDED = 20;
export const MAX_QUESTIONS = 200;
/** More columns than this are too thin to see, so weeks take the place of days. */
const MAX_COLUMNS = 92;

const DAY_MS = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** What happened on every day from the first to the last, the quiet ones included. @param days in order */
export function everyDay(days: readonly Activity[]): Activity[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const known = new Map(days.map((each) => [each.day, each]));
  const all: Activity[] = [];
  for (let time = timeOf(first.day); time <= timeOf(last.day); time += DAY_MS) {
    const day = dayOf(time);
    all.push(known.get(day) ?? { day, comments: 0, replies: 0, claims: 0, tags: 0 });
  }
  return all;
}

/** The columns of a picture: days, or weeks from Monday on where days would be too many. */
export function columnsOf(days: readonly Activity[]): { by: 'day' | 'week'; columns: Activity[] } {
  if (days.length <= MAX_COLUMNS) return { by: 'day', columns: [...days] };
  const weeks = new Map<string, Activity>();
  for (const { day, ...counts } of days) {
    const monday = dayOf(timeOf(day) - ((new Date(timeOf(day)).getUTCDay() + 6) % 7) * DAY_MS);
    const week = weeks.get(monday) ?? { day: monday, comments: 0, replies: 0, claims: 0, tags: 0 };
    for (const what of ['comments', 'replies', 'claims', 'tags'] as const) week[what] += counts[what];
    weeks.set(monday, week);
  }
  return { by: 'week', columns: [...weeks.values()] };
}

export const total = ({ comments, replies, claims, tags }: Counts): number => comments + replies + claims + tags;

/** Whole days since something happened. @param now milliseconds since 1970 */
export const ageInDays = (iso: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(iso)) / DAY_MS));
