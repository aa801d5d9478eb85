import type { JSONContent } from '@tiptap/core';
import type { AnnotationKind, PostStatus, Role } from './annotations';
import type { Decision, FlagReason, FlagResolution, QueueState } from './moderation';
import type { Person } from './threads';

/** What moderators see of a post, and members of their own flags. Times are ISO 8601 in UTC. */

type Body = { type: 'doc'; content: JSONContent[] };

export type QueueItem = {
  /** `null` for the opening of a thread that has no comment of its own, such as a claim. */
  comment: string | null;
  annotation: string;
  article: { id: string; title: string; language: string };
  kind: AnnotationKind;
  /** Whether a decision is about the thread's opening, and with it about who sees the thread. */
  opening: boolean;
  status: PostStatus;
  version: number | null;
  locked: boolean;
  resolved: boolean;
  paragraph: string | null;
  exact: string | null;
  claim: { type: string; paraphrase: string } | null;
  body: Body | null;
  text: string | null;
  /** An edit that waits; until it is approved `text` stands. */
  edit: { body: Body; text: string } | null;
  answers: { author: Person; text: string } | null;
  author: Person & { role: Role | null; mutedUntil: string | null; record: { posts: number; hidden: number; upheld: number } };
  /** The open ones, oldest first. */
  flags: { reason: FlagReason; note: string | null; by: Person; at: string }[];
  appeal: { text: string; at: string; answered: boolean } | null;
  /** Oldest first. */
  history: { action: Decision; from: string; to: string; reason: string | null; by: Person; at: string }[];
  createdAt: string;
};

/** What the page of the queue brings at once: what a seminar of forty writes in an evening is decided without fetching more. */
export const QUEUE_PAGE_SIZE = 50;

/** A row of the queue has no id of its own. */
export const itemId = ({ comment, annotation }: Pick<QueueItem, 'comment' | 'annotation'>): string => comment ?? annotation;

export type QueueCounts = Record<QueueState, number>;

export type MyFlag = {
  id: string;
  article: { id: string; title: string };
  /** The thread, while the one who flagged can see it. */
  annotation: string | null;
  reason: FlagReason;
  note: string | null;
  /** `null` while a moderator has not decided. */
  resolution: FlagResolution | 'withdrawn' | null;
  createdAt: string;
  resolvedAt: string | null;
};
