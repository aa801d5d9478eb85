import type { Person } from './threads';

/** One thing that was done to a seminar, its people, articles, tags or claim types, as its log shows it. */
export type AuditEntryView = {
  id: string;
  /** What was done: 'member.role', 'article.rules', 'tag.merged'. */
  action: string;
  actor: Person;
  /** Whom it was done to, where it was done to one person. */
  person: Person | null;
  /** The rest, such as `from` and `to`. */
  about: Record<string, unknown>;
  /** ISO 8601 in UTC. */
  createdAt: string;
};
