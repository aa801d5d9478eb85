import type { PostStatus } from './annotations';

/**
 * What a moderator can decide about a post: a comment, or the opening of a thread. `hold` takes it
 * back into review; `keep` leaves it as it is and ends the flags, or the second look, that asked.
 * The last two are about an edit that waits, and leave the post as it is: its author can mend what
 * was rejected; `unreject` lets it wait again.
 */
export const EDIT_DECISIONS = ['reject', 'unreject'] as const;
export type EditDecision = (typeof EDIT_DECISIONS)[number];
export const POST_DECISIONS = ['approve', 'hide', 'restore', 'hold', 'keep', ...EDIT_DECISIONS] as const;
export type PostDecision = (typeof POST_DECISIONS)[number];

/** What can be decided about a thread as a whole. */
export const THREAD_DECISIONS = ['lock', 'unlock', 'resolve', 'reopen'] as const;
export type ThreadDecision = (typeof THREAD_DECISIONS)[number];

export const DECISIONS = [...POST_DECISIONS, ...THREAD_DECISIONS] as const;
export type Decision = (typeof DECISIONS)[number];

/** A thread is locked or not, and resolved or not; `open` is what both begin as. */
export type ThreadState = 'open' | 'locked' | 'resolved';
/** An edit of what was approved waits, or was rejected; approved, it is no edit any more. */
export const EDIT_STATES = ['waiting', 'rejected'] as const;
export type EditState = (typeof EDIT_STATES)[number];
export type ModeratedState = PostStatus | ThreadState | EditState;

/** The states in which something can be met by a moderator; what its author took back cannot. */
export const MODERATED_STATES = ['visible', 'pending', 'hidden', 'open', 'locked', 'resolved'] as const satisfies readonly ModeratedState[];

/** The status machine: for each decision the states that it can be taken in, and where it leads. */
const TRANSITIONS: Record<Decision, Partial<Record<ModeratedState, ModeratedState>>> = {
  approve: { pending: 'visible' },
  hide: { visible: 'hidden', pending: 'hidden' },
  restore: { hidden: 'visible' },
  hold: { visible: 'pending', hidden: 'pending' },
  keep: { visible: 'visible', hidden: 'hidden' },
  reject: { waiting: 'rejected' },
  unreject: { rejected: 'waiting' },
  lock: { open: 'locked' },
  unlock: { locked: 'open' },
  resolve: { open: 'resolved' },
  reopen: { resolved: 'open' },
};

/** Where a decision leads from a state, or `null` where it cannot be taken. */
export function decide(from: EditState, decision: EditDecision): EditState | null;
export function decide(from: PostStatus, decision: Exclude<PostDecision, EditDecision>): PostStatus | null;
export function decide(from: ThreadState, decision: ThreadDecision): ThreadState | null;
export function decide(from: ModeratedState, decision: Decision): ModeratedState | null;
export function decide(from: ModeratedState, decision: Decision): ModeratedState | null {
  return TRANSITIONS[decision][from] ?? null;
}

/** The decision that takes a decision back, or `null` where there was none to take. */
export function reverse(from: ModeratedState, decision: Decision): Decision | null {
  const to = decide(from, decision);
  if (to === null) return null;
  return DECISIONS.find((each) => decide(to, each) === from) ?? null;
}

export const isEditDecision = (decision: Decision): decision is EditDecision => (EDIT_DECISIONS as readonly string[]).includes(decision);
export const isThreadDecision = (decision: Decision): decision is ThreadDecision => (THREAD_DECISIONS as readonly string[]).includes(decision);

/** Why a member reports a post, in the order in which they are offered. */
export const FLAG_REASONS = ['off_topic', 'disrespectful', 'spam', 'personal_data', 'other'] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];

/** Upheld when what was reported was hidden, else dismissed. */
export const FLAG_RESOLUTIONS = ['upheld', 'dismissed'] as const;
export type FlagResolution = (typeof FLAG_RESOLUTIONS)[number];

/** How a post's flags end with a decision that leads to this state. */
export const resolutionOf = (to: PostStatus): FlagResolution | null => (to === 'hidden' ? 'upheld' : to === 'visible' ? 'dismissed' : null);

export const QUEUE_STATES = ['pending', 'flagged', 'hidden'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

/** Long enough to say which rule and which words; more is a letter. */
export const MAX_REASON_LENGTH = 1_000;
export const MAX_APPEAL_LENGTH = 2_000;
/** Decisions that are sent together. */
export const MAX_BULK = 100;
