import type { JSONContent } from '@tiptap/core';
import type { AnnotationKind, Visibility } from '@/lib/core/annotations';
import type { CommentView } from '@/lib/core/threads';

/** Unfinished writing, kept in the browser until the server has acknowledged it. */

/** Where a new annotation will stand: offsets in the revision's text, a paragraph's key, or nothing for the article. */
export type DraftTarget = { start: number; end: number; exact: string } | { paragraph: string } | null;

export type NewDraft = {
  /** Sent along as the Idempotency-Key, so that however often it is sent it is posted once. */
  id: string;
  target: DraftTarget;
  /** The revision in which the target was meant. */
  revision?: number;
  /** The paragraph beside which it is shown; empty for the whole article. */
  place: string;
  kind: AnnotationKind;
  body: JSONContent | null;
  /** The name of one of the seminar's types; empty until one is chosen. */
  claimType: string;
  paraphrase: string;
  tags: string[];
  visibility: Visibility;
  /** Why the server did not take it, until it is changed. */
  problem?: string;
};

/** A reply, or an edit of the comment of that version. `newer` is what was saved elsewhere meanwhile. */
export type TextDraft = { id: string; body: JSONContent | null; parent?: string | null; version?: number; problem?: string; newer?: NewerText };

/** The comment as somebody else, or another window, has left it. */
export type NewerText = Pick<CommentView, 'body' | 'edit' | 'version' | 'editedAt'>;

/** A claim that is being changed, from the version that was read; `was` is how it stood then. */
export type ClaimDraft = { claim: Claim; was: Claim; version: number; newer?: { claim: Claim; version: number; savedAt: string } };
type Claim = { type: string; paraphrase: string };

const prefixOf = (userId: string, articleId: string) => `scholium:draft:${userId}:${articleId}:`;

/** The drafts of one person on one article. Where the browser keeps nothing, nothing is kept. */
export function draftsOf(userId: string, articleId: string) {
  const prefix = prefixOf(userId, articleId);
  return {
    load<T>(slot: string): T | null {
      return parse<T>(attempt(() => localStorage.getItem(prefix + slot)));
    },
    save(slot: string, draft: object): void {
      attempt(() => localStorage.setItem(prefix + slot, JSON.stringify(draft)));
    },
    remove(slot: string): void {
      attempt(() => localStorage.removeItem(prefix + slot));
    },
    /** Unfinished annotations, oldest first. */
    unfinished(): NewDraft[] {
      const keys = attempt(() => Object.keys(localStorage)) ?? [];
      const drafts = keys.filter((key) => key.startsWith(`${prefix}new:`)).map((key) => parse<NewDraft>(attempt(() => localStorage.getItem(key))));
      return drafts.filter((draft) => draft !== null).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };
}

export const newSlot = ({ id }: Pick<NewDraft, 'id'>) => `new:${id}`;
export const replySlot = (thread: string) => `reply:${thread}`;
export const claimSlot = (thread: string) => `claim:${thread}`;
export const editSlot = (comment: string) => `edit:${comment}`;

/** Said where words came in while what stood before them was on its way. */
export const TYPED_SINCE = 'What you typed since you sent it is still here.';

/** Storage may be full, or forbidden by the browser's settings; writing goes on without it. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function parse<T>(json: string | null): T | null {
  return json ? attempt(() => JSON.parse(json) as T) : null;
}

/** Whether there is anything in it that would be missed. */
export function isWorthKeeping(draft: NewDraft): boolean {
  return hasWords(draft.body) || draft.paraphrase.trim() !== '' || draft.tags.length > 0;
}

export function hasWords(body: JSONContent | null | undefined): boolean {
  if (!body) return false;
  return body.type === 'mention' || (body.text?.trim() ?? '') !== '' || (body.content ?? []).some(hasWords);
}
