import type { PostStatus, Role, Visibility } from '../core/annotations';

/** What a rule may look at. A service loads it; what it leaves out counts as not given, and denies. */
export type Subject = {
  /** The actor's role in the seminar that the thing belongs to; `null` for somebody from outside. */
  role: Role | null;
  annotation?: { authorId: string; visibility: Visibility; status: PostStatus };
  comment?: { authorId: string; status: PostStatus };
};

type Rule = (userId: string, subject: Subject) => boolean;

const member: Rule = (_, { role }) => role !== null;
const instructor: Rule = (_, { role }) => role === 'instructor';
const moderator: Rule = (_, { role }) => role === 'instructor' || role === 'assistant';
const writer: Rule = (_, { role }) => role !== null && role !== 'observer';

const annotationAuthor: Rule = (userId, { annotation }) => annotation?.authorId === userId;
const commentAuthor: Rule = (userId, { comment }) => comment?.authorId === userId;
const standing: Rule = (_, { annotation }) => annotation?.status === 'visible';
const commentStanding: Rule = (_, { comment }) => comment?.status === 'visible';
const shown: Rule = (userId, { annotation }) =>
  annotation !== undefined && (annotation.visibility === 'seminar' || annotation.authorId === userId);

const all = (...rules: Rule[]): Rule => (userId, subject) => rules.every((rule) => rule(userId, subject));
const any = (...rules: Rule[]): Rule => (userId, subject) => rules.some((rule) => rule(userId, subject));

/**
 * Who may do what. An action that is not in here is denied. Nobody, the instructor included,
 * sees another's private annotation, and nobody changes another's words.
 */
export const RULES = {
  'seminar.read': member,
  'seminar.invite': instructor,
  'article.read': member,
  'article.import': instructor,
  'annotation.read': all(member, standing, shown),
  'annotation.create': writer,
  'annotation.update': all(writer, standing, annotationAuthor),
  'annotation.withdraw': all(writer, standing, annotationAuthor),
  'annotation.restore': all(writer, annotationAuthor),
  'annotation.resolve': all(writer, standing, shown, any(annotationAuthor, moderator)),
  'annotation.tag': all(writer, standing, shown),
  'comment.create': all(writer, standing, shown),
  'comment.update': all(writer, standing, shown, commentAuthor, commentStanding),
  'comment.withdraw': all(writer, standing, shown, commentAuthor, commentStanding),
  'comment.restore': all(writer, shown, commentAuthor),
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
