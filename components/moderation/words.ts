import type { Decision, FlagReason, PostDecision, QueueState } from '@/lib/core/moderation';

/** How what is stored is said. */
export const REASONS: Record<FlagReason, string> = {
  off_topic: 'Off topic',
  disrespectful: 'Disrespectful',
  spam: 'Spam or advertising',
  personal_data: 'Personal data of somebody',
  other: 'Something else',
};

export const DONE: Record<Decision, string> = {
  approve: 'approved',
  hide: 'hidden',
  restore: 'restored',
  hold: 'held back for review',
  keep: 'kept as it is',
  reject: 'left as it was; its edit is rejected',
  unreject: 'waiting for a decision about its edit again',
  lock: 'locked',
  unlock: 'unlocked',
  resolve: 'resolved',
  reopen: 'opened again',
};

/** The log's words: "Helena hid it". */
export const DID: Record<Decision, string> = {
  approve: 'approved it',
  hide: 'hid it',
  restore: 'restored it',
  hold: 'held it back for review',
  keep: 'left it as it is',
  reject: 'rejected its edit',
  unreject: 'let its edit wait again',
  lock: 'locked the thread',
  unlock: 'unlocked the thread',
  resolve: 'resolved the thread',
  reopen: 'opened the thread again',
};

export const BUTTONS: Record<PostDecision, string> = { approve: 'Approve', hide: 'Hide…', restore: 'Restore', hold: 'Hold back', keep: 'Keep', reject: 'Reject the edit…', unreject: 'Let the edit wait again' };

/** What is asked before a decision that needs a reason; the same for many. */
export const WHY = {
  hide: { one: 'Why is it hidden?', many: 'Why are they hidden?', submit: 'Hide it', submitMany: 'Hide them' },
  reject: { one: 'Why is the edit rejected?', many: 'Why are the edits rejected?', submit: 'Reject the edit', submitMany: 'Reject the edits' },
} as const;
/** A decision that needs a reason, which the author reads. */
export type Explained = keyof typeof WHY;
export const isExplained = (decision: PostDecision): decision is Explained => decision in WHY;

export const TABS: Record<QueueState, { label: string; empty: string }> = {
  pending: { label: 'Pending', empty: 'Nothing waits for approval. In articles that are reviewed first, what participants write comes here before others see it.' },
  flagged: { label: 'Flagged', empty: 'Nobody asks you for a look. What members flag comes here, and hidden comments whose author wants a second look.' },
  hidden: { label: 'Hidden', empty: 'Nothing is hidden. What you hide stays here with its reason, and can be restored.' },
};
