import { AppError, notFound } from '../errors';
import type { Actor } from './actor';
import { RULES, type Action, type Subject } from './table';

/** Whether the actor may do it. Unknown actions and missing subjects are denied. */
export function can(actor: Actor | null | undefined, action: Action, subject: Subject | null | undefined): boolean {
  if (!actor || !subject || !Object.hasOwn(RULES, action)) return false;
  return RULES[action](actor.userId, subject);
}

/** What one has to be able to see, so that being refused an action on it gives nothing away. */
function mayKnowOf(actor: Actor, subject: Subject): boolean {
  return can(actor, subject.comment ? 'comment.read' : subject.annotation ? 'annotation.read' : subject.article ? 'article.read' : 'seminar.read', subject);
}

/**
 * Passes when the actor may do it, and narrows the subject to one that exists.
 * @param what the noun for the message: "seminar", "article", "annotation", "comment"
 * @throws AppError not_found when the actor may not even know of it, else forbidden
 */
export function authorize<S extends Subject>(
  actor: Actor,
  action: Action,
  subject: S | null | undefined,
  what: string,
): asserts subject is S {
  if (can(actor, action, subject)) return;
  if (!subject || !mayKnowOf(actor, subject)) throw notFound(what);
  throw new AppError('forbidden', reasonOf(action, subject));
}

/** Why not, the plainest reason first. */
function reasonOf(action: Action, { role, archived, muted, article, annotation }: Subject): string {
  if (archived) return 'This seminar is archived: it can be read, and nothing more. An instructor can reopen it in its settings.';
  if (role !== 'observer' && WRITING.has(action)) {
    if (muted) return 'A moderator has muted you for now, so you can read here but not write.';
    if (article?.closed) return 'This article is closed for new comments.';
    if (action === 'comment.create' && annotation?.locked) return 'A moderator has locked this thread, so nobody can answer here.';
  }
  return REASONS[action] ?? 'Your role in this seminar does not allow this.';
}

const WRITING = new Set<Action>(['annotation.create', 'annotation.tag', 'annotation.update', 'annotation.resolve', 'annotation.accept', 'comment.create', 'comment.update', 'comment.react']);

const REASONS: Partial<Record<Action, string>> = {
  'article.import': 'Only an instructor of this seminar can bring in articles.',
  'article.revise': 'Only an instructor of this seminar can change the text of an article.',
  'marks.read': 'Only an instructor or assistant of this seminar sees and gives marks.',
  'marks.write': 'Only an instructor or assistant of this seminar sees and gives marks.',
  'seminar.invite': 'Only an instructor of this seminar can invite people.',
  'seminar.tags': 'Only an instructor changes the tags, and not of an archived seminar.',
  'annotation.create': 'Observers read along. Ask your instructor to make you a participant.',
  'annotation.tag': 'Observers read along. Ask your instructor to make you a participant.',
  'comment.create': 'Observers read along. Ask your instructor to make you a participant.',
  'annotation.update': 'Only its author can change this.',
  'annotation.repair': 'Only its author or an instructor can say where this stands.',
  'annotation.withdraw': 'Only its author can withdraw this.',
  'annotation.resolve': 'Only its author, an assistant or an instructor can resolve a thread.',
  'annotation.accept': 'Only who asked, an assistant or an instructor can say what answers a question.',
  'comment.react': 'Only what somebody else wrote can be marked so, and observers read along.',
  'comment.update': 'Only its author can change a comment.',
  'comment.withdraw': 'Only its author can withdraw a comment.',
};
