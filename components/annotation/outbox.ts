import { create } from 'zustand';
import type { PublicError } from '@/lib/http/public-error';
import type { NewDraft, TextDraft } from './drafts';

/**
 * What was posted and could not be sent yet. It is kept in the browser for the person who wrote it,
 * stands in its place in the thread, and is sent once when that is possible.
 */

export type Post =
  | { kind: 'thread'; draft: NewDraft }
  | { kind: 'reply'; thread: string; parent: string | null; draft: TextDraft }
  | { kind: 'edit'; thread: string; comment: string; draft: TextDraft };

/**
 * Why it waits: the browser has no network, Scholium does not answer, the person was signed out, or
 * it was refused and no other words would help, as where a thread was locked or taken back meanwhile.
 */
export type Why = 'offline' | 'server' | 'session' | 'refused';

export type Waiting = { articleId: string; /** The paragraph's key, as in a draft. */ place: string; post: Post; why: Why; tries: number; /** What the server said that refused it. */ problem?: string };

/** Also the Idempotency-Key: the id of the draft that it was. */
export const idOf = ({ post }: Waiting): string => post.draft.id;

type Outbox = {
  /** Of the person who reads, in the order in which they were posted; also of other articles. */
  waiting: Waiting[];
  /** The one that is on its way. */
  sending: string | null;
  /** The slot of a draft that something waiting has become again, so that its form opens. */
  returned: { slot: string } | null;
};

/** What this tab knows of the outbox; the browser's storage is what counts. */
export const useOutbox = create<Outbox>(() => ({ waiting: [], sending: null, returned: null }));

export const outboxPrefix = (userId: string) => `scholium:outbox:${userId}:`;
const keyOf = (userId: string, id: string) => outboxPrefix(userId) + id;

/** Whether a new thread waits at a place of an article. */
export const waitsAt = ({ waiting }: Outbox, articleId: string, place: string): boolean =>
  waiting.some((each) => each.articleId === articleId && each.place === place && each.post.kind === 'thread');

/** Whether an error passes by itself, and of which kind it is; `null` when what was sent has to be changed. */
export function whyWaits({ code }: PublicError, online: boolean): Why | null {
  if (code === 'unauthenticated') return 'session';
  if (code !== 'unavailable' && code !== 'rate_limited') return null;
  return online ? 'server' : 'offline';
}

/** Whether what was refused would be refused in other words as well. */
export const isRefused = ({ code }: PublicError): boolean => code === 'forbidden' || code === 'not_found';

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;

/** How long until the next try: twice as long each time, up to a minute. @param tries how often it was tried */
export const backoff = (tries: number): number => Math.min(FIRST_MS * 2 ** Math.max(0, tries - 1), LONGEST_MS);

/** When to try again what passes by itself; `null` when nothing does. The first that fails holds up the others, so that the most tries count. */
export function nextTry(waiting: readonly Waiting[]): number | null {
  const tries = waiting.filter(({ why }) => why !== 'refused').map((each) => each.tries);
  return tries.length > 0 ? backoff(Math.max(...tries)) : null;
}

/** Reads what waits, as the storage has it now. */
export function reloadOutbox(userId: string): Waiting[] {
  const waiting = storedOf(userId);
  useOutbox.setState({ waiting });
  return waiting;
}

export const storedOne = (userId: string, id: string): Waiting | null => parse(localStorage.getItem(keyOf(userId, id)));

/** @returns whether the browser keeps it; where it does not, the form has to */
export function putWaiting(userId: string, waiting: Waiting): boolean {
  try {
    localStorage.setItem(keyOf(userId, idOf(waiting)), JSON.stringify(waiting));
  } catch {
    return false;
  }
  reloadOutbox(userId);
  return true;
}

export function removeWaiting(userId: string, id: string): void {
  localStorage.removeItem(keyOf(userId, id));
  reloadOutbox(userId);
}

function storedOf(userId: string): Waiting[] {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(outboxPrefix(userId)));
    // Ids made later sort later.
    return keys.sort().flatMap((key) => parse(localStorage.getItem(key)) ?? []);
  } catch {
    return []; // Storage is forbidden: then nothing was put there either.
  }
}

function parse(json: string | null): Waiting | null {
  try {
    return json ? (JSON.parse(json) as Waiting) : null;
  } catch {
    return null;
  }
}
