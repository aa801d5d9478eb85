import type { JSONContent } from '@tiptap/core';
import type { AnnotationKind, PostStatus, Visibility } from './annotations';
import type { AnchorState } from './anchoring/selector';
import type { ReactionView } from './reactions';

/** Threads as they are shown: by the pages and by the API alike. Times are ISO 8601 in UTC. */

export type Person = { id: string; name: string };

export type CommentView = {
  id: string;
  annotation: string;
  /** The comment that this one answers; `null` answers the annotation itself. */
  parent: string | null;
  /** `null`, as are body and text, for a comment of which the reader is told only its place. */
  author: Person | null;
  body: { type: 'doc'; content: JSONContent[] } | null;
  text: string | null;
  status: PostStatus;
  version: number;
  createdAt: string;
  editedAt: string | null;
  /** To its author and to moderators: an edit that waits, or was rejected; `body` stands. */
  edit: { body: { type: 'doc'; content: JSONContent[] }; text: string; rejected: Rejection | null } | null;
  /** To the same: why it is hidden. */
  hidden: Hiding | null;
  /** The reader has an open flag on it. */
  flagged: boolean;
  /** What others say of it without a comment of their own. */
  reactions: ReactionView[];
  can: { update: boolean; withdraw: boolean; moderate: boolean; flag: boolean; appeal: boolean; react: boolean };
};

/** Why an edit was rejected. */
export type Rejection = Pick<Hiding, 'reason' | 'by' | 'at'>;

/** Why something is hidden, and what became of its author's wish for a second look. */
export type Hiding = {
  reason: string | null;
  /** Who decided, by role: which of them is for moderators to know. */
  by: 'instructor' | 'assistant';
  at: string;
  /** What its author wrote when they asked. */
  appeal: string | null;
  /** A moderator looked again, and it stays; `answer` may say why. */
  answered: boolean;
  answer: string | null;
};

export type TagView = { tag: string; count: number; mine: boolean };

/** All `null`: the whole article. Only `paragraph`: all of that. Offsets count from its first character. */
export type TargetView = {
  paragraph: string | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
};

export type ThreadView = {
  id: string;
  article: string;
  kind: AnnotationKind;
  visibility: Visibility;
  /** Goes up when the claim or the visibility is changed. */
  version: number;
  /** Of its opening; others than its author and moderators are only told of visible ones. */
  status: PostStatus;
  resolved: boolean;
  /** Of a question: the id of the comment that answers it, as far as the reader can see that. */
  accepted: string | null;
  /** Nobody but moderators answers. */
  locked: boolean;
  target: TargetView;
  anchorState: AnchorState;
  author: Person;
  claim: { type: string; paraphrase: string } | null;
  tags: TagView[];
  /** The first of them, oldest first; `commentCount` tells how many can be read in all. */
  comments: CommentView[];
  commentCount: number;
  /** Of an opening without a comment, as a claim may be; one with a comment tells it there. */
  hidden: Hiding | null;
  flagged: boolean;
  createdAt: string;
  updatedAt: string;
  can: Record<'reply' | 'tag' | 'update' | 'withdraw' | 'resolve' | 'accept' | 'lock' | 'moderate' | 'flag' | 'appeal', boolean>;
};

