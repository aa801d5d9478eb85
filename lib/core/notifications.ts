import type { AnnotationKind } from './annotations';
import type { Person } from './threads';

/** What somebody is told of: what is said to them, and what was decided about what they wrote. */
export const NOTIFICATION_KINDS = [
  'mention',
  'reply',
  'accepted',
  'answered',
  'hidden',
  'approved',
  'restored',
  'edit_approved',
  'edit_rejected',
  'appeal_kept',
  'flag_upheld',
  'flag_dismissed',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** A notification as its owner may see it now. Of what they may not see any more there is only that it was there. */
export type NotificationView = {
  id: string;
  kind: NotificationKind;
  createdAt: string;
  read: boolean;
  gone: boolean;
  seminar: { id: string; name: string } | null;
  article: { id: string; title: string } | null;
  thread: { id: string; kind: AnnotationKind; mine: boolean } | null;
  comment: string | null;
  /** Who replied, mentioned or accepted; `null` for what moderators decide. */
  person: Person | null;
  /** The beginning of what is meant. */
  excerpt: string | null;
};

/** How e-mail tells of them. */
export const MAIL_WORDS = ['at_once', 'daily', 'none'] as const;
export type MailWord = (typeof MAIL_WORDS)[number];
export type MailChoice = { word: MailWord; hour: number; timeZone: string | null };
/** One e-mail a day with news, before the day begins: nothing is missed, and nobody is flooded by a lively seminar. */
export const USUAL_MAIL: MailChoice = { word: 'daily', hour: 7, timeZone: null };

/** As many as are counted; beyond, it is "99+". */
export const MOST_COUNTED = 100;
/** As much of a comment as a list shows. */
const EXCERPT_LENGTH = 160;

/** The beginning of a text in one line, cut between words where it can be. */
export function excerptOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= EXCERPT_LENGTH) return line;
  const cut = line.slice(0, EXCERPT_LENGTH);
  const blank = cut.lastIndexOf(' ');
  // Half of a character that takes two units is no character.
  return `${(blank > EXCERPT_LENGTH / 2 ? cut.slice(0, blank) : cut).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Where it leads: its comment, or its thread. `null` when that is gone. */
export function pathOf({ article, thread, comment, seminar, kind }: NotificationView): string | null {
  if (kind === 'flag_upheld' || kind === 'flag_dismissed') return seminar && `/seminars/${seminar.id}`;
  if (!article || !thread) return null;
  return `/articles/${article.id}#${comment ? `comment-${comment}` : `thread-${thread.id}`}`;
}

const DECIDED: Partial<Record<NotificationKind, string>> = {
  hidden: 'A moderator hid what you wrote',
  approved: 'What you wrote was approved',
  restored: 'What you wrote is shown again',
  edit_approved: 'Your edit was approved',
  edit_rejected: 'A moderator rejected your edit; you can mend it',
  appeal_kept: 'A moderator looked again: what you wrote stays hidden',
  flag_upheld: 'What you reported was hidden',
  flag_dismissed: 'What you reported was looked at, and stays',
};

/** What happened, in a sentence that follows the person's name where there is one. */
export function saying({ kind, thread }: Pick<NotificationView, 'kind' | 'thread'>): string {
  if (kind === 'mention') return 'mentioned you';
  if (kind === 'accepted') return 'accepted your answer';
  if (kind === 'answered') return 'chose an answer to your question';
  if (kind === 'reply') return thread?.mine ? (thread.kind === 'question' ? 'answered in your question' : 'replied in your thread') : 'replied to you';
  return DECIDED[kind]!;
}

/** The whole of it as plain words: "Pia replied to you". */
export const sentenceOf = (view: NotificationView): string => (view.person ? `${view.person.name} ${saying(view)}` : saying(view));
