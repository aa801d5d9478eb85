import type { PostStatus, Role, Visibility } from '../core/annotations';

/** The rules of an article, as they stand for one reader at this moment. */
export type ArticleRules = {
  /** Its opening date has come. */
  opened: boolean;
  /** Nobody but moderators writes any more. */
  closed: boolean;
  reviewedFirst: boolean;
  pseudonymous: boolean;
  sectionsApart: boolean;
  /** False while a participant has to post before they see others. */
  seesOthers: boolean;
};

/** What a rule may look at. A service loads it; what it leaves out counts as not given, and denies. */
export type Subject = {
  /** The actor's role in the seminar that the thing belongs to; `null` for somebody from outside. */
  role: Role | null;
  /** The actor's own section. */
  sectionId?: string | null;
  archived?: boolean;
  muted?: boolean;
  article?: ArticleRules;
  annotation?: { authorId: string; visibility: Visibility; status: PostStatus; sectionId: string | null; locked: boolean };
  comment?: { authorId: string; status: PostStatus };
  /** `released`: the seminar wants marks, and those of the article are told. */
  mark?: { userId: string; released: boolean };
};

type Rule = (userId: string, subject: Subject) => boolean;

// Loops, because a page asks some hundred times, and `every` makes a function each time.
const all = (...rules: Rule[]): Rule => (userId, subject) => {
  for (const rule of rules) if (!rule(userId, subject)) return false;
  return true;
};
const any = (...rules: Rule[]): Rule => (userId, subject) => {
  for (const rule of rules) if (rule(userId, subject)) return true;
  return false;
};
const not = (rule: Rule): Rule => (userId, subject) => !rule(userId, subject);

const member: Rule = (_, { role }) => role !== null;
const instructor: Rule = (_, { role }) => role === 'instructor';
const moderator: Rule = (_, { role }) => role === 'instructor' || role === 'assistant';
const participates: Rule = (_, { role }) => role !== null && role !== 'observer';
/** An archived seminar is read, and nothing else. */
const alive: Rule = (_, { archived }) => archived === false;

const articleOpen: Rule = (_, { article }) => article?.opened === true;
const articleRead: Rule = all(member, any(articleOpen, all(moderator, (_, { article }) => article !== undefined)));
const writer: Rule = all(articleRead, participates, alive, (_, { muted }) => muted === false);
/** Closing ends the writing of everybody but those who moderate. */
const writesNow: Rule = all(writer, any(moderator, (_, { article }) => article?.closed === false));

const author: Rule = (userId, { annotation }) => annotation?.authorId === userId;
const commentAuthor: Rule = (userId, { comment }) => comment?.authorId === userId;

/** Nobody, the instructor included, sees another's private annotation. */
const shared: Rule = (_, { role, sectionId, article, annotation }) => {
  const moderates = role === 'instructor' || role === 'assistant';
  const sameSection = annotation?.sectionId != null && annotation.sectionId === sectionId;
  switch (annotation?.visibility) {
    case 'seminar':
      return moderates || article?.sectionsApart === false || annotation.sectionId === null || sameSection;
    case 'section':
      return moderates || sameSection;
    case 'instructors':
      return moderates;
    default:
      return false;
  }
};
const othersShown: Rule = any(moderator, (_, { article }) => article?.seesOthers === true);
const standing: Rule = (userId, { role, annotation }) =>
  annotation?.status === 'visible' ||
  ((annotation?.status === 'pending' || annotation?.status === 'hidden') && (annotation.authorId === userId || role === 'instructor' || role === 'assistant'));
const annotationRead: Rule = all(articleRead, standing, any(author, all(shared, othersShown)));

const commentRead: Rule = all(annotationRead, (userId, { role, comment }) =>
  comment?.status === 'visible' ||
  ((comment?.status === 'pending' || comment?.status === 'hidden') && (comment.authorId === userId || role === 'instructor' || role === 'assistant')));

/** What is hidden is for a moderator to restore, not for its author to rewrite, or to take back and bring back. */
const annotationEditable: Rule = (_, { annotation }) => annotation?.status === 'visible' || annotation?.status === 'pending';
const commentEditable: Rule = (_, { comment }) => comment?.status === 'visible' || comment?.status === 'pending';
const unlocked: Rule = any(moderator, (_, { annotation }) => annotation?.locked === false);
/** What has been moderated, or can be: not a private note, and not what its author took back. */
const notPrivate: Rule = (_, { annotation }) => annotation !== undefined && annotation.visibility !== 'private';

/**
 * Who may do what. An action that is not in here is denied. Nobody changes another's words. Within a
 * rule, what tells most comes first: a page asks for every comment of a list.
 */
export const RULES = {
  'seminar.read': member,
  'seminar.moderate': moderator,
  'seminar.invite': all(instructor, alive),
  'seminar.manage': instructor,
  'seminar.tags': all(instructor, alive),
  'article.read': articleRead,
  'article.import': all(instructor, alive),
  'article.manage': all(instructor, alive),
  'article.revise': all(instructor, alive),
  'marks.read': moderator,
  'marks.write': all(moderator, alive),
  /** One's own, and no note: what a member is told. */
  'mark.read': all(articleRead, (userId, { mark }) => mark?.userId === userId && mark.released),
  'annotation.read': annotationRead,
  'annotation.create': writesNow,
  'annotation.update': all(author, annotationEditable, writesNow, annotationRead),
  'annotation.withdraw': all(author, annotationEditable, participates, alive, annotationRead),
  'annotation.restore': all(author, writer),
  'annotation.resolve': all(any(author, moderator), writesNow, annotationRead),
  /** Who asked knows what answers it; those who moderate may help. */
  'annotation.accept': all(any(author, moderator), annotationEditable, writesNow, annotationRead),
  'annotation.tag': all(annotationEditable, writesNow, annotationRead),
  /** To say where it stands after the text changed: no words are written by that, so it goes on when an article is closed. */
  'annotation.repair': all(any(all(instructor, alive), all(author, annotationEditable, writer)), annotationRead),
  'annotation.lock': all(moderator, alive, notPrivate, annotationRead),
  'annotation.moderate': all(moderator, alive, notPrivate, annotationRead),
  'annotation.flag': all(not(author), notPrivate, annotationEditable, participates, alive, annotationRead),
  'annotation.appeal': all(author, (_, { annotation }) => annotation?.status === 'hidden', participates, alive, annotationRead),
  'comment.read': commentRead,
  'comment.create': all(annotationEditable, unlocked, writesNow, annotationRead),
  'comment.update': all(commentAuthor, commentEditable, unlocked, writesNow, commentRead),
  'comment.withdraw': all(commentAuthor, commentEditable, participates, alive, commentRead),
  'comment.restore': all(commentAuthor, writer, annotationShownToMe()),
  'comment.moderate': all(moderator, alive, notPrivate, commentRead),
  'comment.flag': all(not(commentAuthor), notPrivate, commentEditable, participates, alive, commentRead),
  'comment.react': all(not(commentAuthor), commentEditable, writesNow, commentRead),
  'comment.appeal': all(commentAuthor, (_, { comment }) => comment?.status === 'hidden', participates, alive, commentRead),
} as const satisfies Record<string, Rule>;

/** A thread that was withdrawn with one's comment comes back with it, so its status does not count. */
function annotationShownToMe(): Rule {
  return any(author, all(shared, othersShown));
}

export type Action = keyof typeof RULES;
