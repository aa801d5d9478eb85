import type { PostStatus } from '../annotations';
import { mapMentions, mentionText } from '../document/mentions';
import { plainTextOf, type RichText } from '../document/rich-text';
import type { ParsedComment, ParsedThread } from '../exports/json-parse';
import type { ExportPerson } from '../exports/model';
import type { Reaction } from '../reactions';
import { MAX_TAGS_PER_ANNOTATION, tagKey } from '../tags';
import { type Placed, placeThread, type Texts } from './placing';
import { type ImportReport, note } from './report';

/** A person of the file, as the seminar knows them; `member` is or was one, and has an account. */
export type KnownAuthor = { id: string; member: boolean; sectionId: string | null };

/** All that planning has to know of the seminar. Ids are those of this seminar alone. */
export type Known = {
  /** The id that it has or would have here, and whether it is here; to a `closed` one nothing is added. */
  thread: (thread: ParsedThread) => { id: string; there: { closed: boolean } | null };
  /** The same, with the thread that holds it. */
  comment: (comment: ParsedComment, annotationId: string) => { id: string; there: { annotationId: string } | null };
  /** Who this is among the seminar's members, without making a guest. */
  member: (person: ExportPerson) => KnownAuthor | null;
  /** The same, a guest where there is no such member; `null` stands where only a place is left. */
  author: (person: ExportPerson | null) => KnownAuthor;
  /** The seminar's claim type of this name, or that which stands for it. */
  claimType: (name: string) => string | null;
  /** Ids here that were dealt with, in all articles of the file: two spellings of one id are one thing. */
  planned: Set<string>;
};

export type NewThread = Placed &
  Pick<ParsedThread, 'kind' | 'visibility' | 'status' | 'resolved' | 'locked' | 'claim' | 'createdAt' | 'updatedAt'> & { id: string; authorId: string; sectionId: string | null };
export type NewComment = {
  id: string;
  annotationId: string;
  parentId: string | null;
  authorId: string;
  /** Mentions in it have the ids of users, as in `mentions`; how they are kept is known when it is written. */
  body: RichText;
  mentions: string[];
  text: string;
  status: PostStatus;
  version: number;
  createdAt: string;
  editedAt: string | null;
};
/** `place` counts those of one comment, the first of them first. */
export type NewReaction = { commentId: string; annotationId: string; userId: string; kind: Reaction; place: number };
export type Plan = {
  threads: NewThread[];
  comments: NewComment[];
  taggings: { annotationId: string; tag: string; userId: string }[];
  reactions: NewReaction[];
  /** Which of the new comments answer the new questions. */
  accepted: { annotationId: string; commentId: string }[];
};

export const emptyPlan = (): Plan => ({ threads: [], comments: [], taggings: [], reactions: [], accepted: [] });

/** What stands where a comment was withdrawn: nobody reads it. */
const NOTHING: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

/** What has to be made of the threads that go into one article; counts and remarks go into the report. */
export function planThreads(threads: readonly ParsedThread[], texts: Texts, known: Known, report: ImportReport): Plan {
  const plan = emptyPlan();
  for (const thread of threads) {
    const item = `thread ${thread.id}`;
    const { id, there } = known.thread(thread);
    const why = known.planned.has(id) ? 'stands in the file twice' : there ? null : refusalOf(thread, known);
    if (why) {
      report.threads.leftOut += 1;
      report.comments.leftOut += thread.comments.length;
      note(report.leftOut, item, why);
      continue;
    }
    known.planned.add(id);
    if (there) report.threads.present += 1;
    else planThread(plan, thread, id, texts, known, report);
    if (there?.closed) report.comments.present += thread.comments.length;
    else {
      const ids = planComments(plan, thread, id, known, report);
      const answer = there || thread.accepted === null ? undefined : ids.get(thread.accepted);
      if (answer) plan.accepted.push({ annotationId: id, commentId: answer });
    }
  }
  return plan;
}

function refusalOf({ visibility, author, claim }: ParsedThread, known: Known): string | null {
  if (visibility === 'private' && !known.member(author)) return `is a private note of ${nameOf(author)}, who is not a member of this seminar`;
  if (claim && known.claimType(claim.type) === null) return `is a claim of a type that this seminar does not have: ${claim.type}. Add the type and import again; nothing comes twice.`;
  return null;
}

const nameOf = ({ name }: ExportPerson) => name.slice(0, 120) || 'somebody';

function planThread(plan: Plan, thread: ParsedThread, id: string, texts: Texts, known: Known, report: ImportReport): void {
  const { kind, visibility, status, resolved, locked, claim, createdAt, updatedAt } = thread;
  const author = known.author(thread.author);
  const placed = placeThread(thread, texts);
  const words = placed.target.exact;
  if (placed.anchorState === 'orphaned') note(report.orphaned, `thread ${thread.id}`, words === null ? 'Its paragraph was not found.' : `These words were not found: ${words.slice(0, 200)}`);
  plan.threads.push({ ...placed, id, authorId: author.id, sectionId: author.sectionId, kind, visibility, status, resolved, locked, claim: claim && { ...claim, type: known.claimType(claim.type) ?? claim.type }, createdAt, updatedAt });
  report.threads.made += 1;
  const put = new Set<string>();
  for (const { name, people } of thread.tags) {
    const key = tagKey(name);
    if (key === '' || (put.size >= MAX_TAGS_PER_ANNOTATION && !put.has(key))) {
      note(report.leftOut, `thread ${thread.id}, tag ${name}`, key === '' ? 'holds no word' : `an annotation has at most ${MAX_TAGS_PER_ANNOTATION} tags`);
      continue;
    }
    put.add(key);
    for (const person of people) plan.taggings.push({ annotationId: id, tag: name, userId: known.author(person).id });
  }
}

/** @returns the ids that the thread's comments have here, by those of the file */
function planComments(plan: Plan, thread: ParsedThread, annotationId: string, known: Known, report: ImportReport): Map<string, string> {
  const ids = new Map<string, string>();
  let before = { at: 0, id: '' };
  for (const comment of thread.comments) {
    const { id: theirs, parent } = comment;
    const { id, there } = known.comment(comment, annotationId);
    const parentId = parent === null ? null : ids.get(parent);
    const elsewhere = there !== null && there.annotationId !== annotationId;
    if (elsewhere || parentId === undefined || known.planned.has(id)) {
      report.comments.leftOut += 1;
      note(report.leftOut, `thread ${thread.id}, comment ${theirs}`, parentId === undefined ? 'what it answers was left out' : elsewhere ? 'is in another thread here' : 'stands in the file twice');
      continue;
    }
    ids.set(theirs, id);
    known.planned.add(id);
    // Readers have them by time and id, and an id may have changed: what answers comes after what it answers.
    const given = Date.parse(comment.createdAt);
    const at = given > before.at || (given === before.at && id > before.id) ? given : before.at + 1;
    before = { at, id };
    if (there) {
      report.comments.present += 1;
      continue;
    }
    const { author, version, editedAt } = comment;
    // Words without an author, or an author without words, are a place where something was.
    const status = comment.body === null || author === null ? 'withdrawn' : comment.status;
    const authorId = known.author(author).id;
    plan.comments.push({ id, annotationId, parentId, authorId, status, editedAt, ...wordsOf(comment, known), version: Math.max(1, version), createdAt: new Date(at).toISOString() });
    if (status !== 'withdrawn') planReactions(plan, comment, { commentId: id, annotationId, authorId }, known);
    report.comments.made += 1;
  }
  return ids;
}

/** Whom the file tells of is mentioned, as a guest where they are no member; of others the name is words. */
function wordsOf({ body, text, mentions }: ParsedComment, known: Known): Pick<NewComment, 'body' | 'text' | 'mentions'> {
  if (!body) return { body: NOTHING, text: text ?? '', mentions: [] };
  const people = new Map(mentions.map((person) => [person.id, person]));
  const userIds = new Set<string>();
  const kept = mapMentions(body, ({ id, label }) => {
    const person = people.get(id);
    if (!person) return mentionText({ id, ...(label ? { label } : {}) });
    const userId = known.author(person).id;
    userIds.add(userId);
    return { id: userId };
  });
  return { body: kept, text: userIds.size > 0 ? plainTextOf(kept) : (text ?? ''), mentions: [...userIds] };
}

/** Nobody says this of their own words, and each says it once, whoever two of the file's people are here. */
function planReactions(plan: Plan, { reactions }: ParsedComment, on: { commentId: string; annotationId: string; authorId: string }, known: Known): void {
  let place = 0;
  for (const { kind, people } of reactions) {
    const by = new Set(people.map((person) => known.author(person).id));
    by.delete(on.authorId);
    for (const userId of by) plan.reactions.push({ commentId: on.commentId, annotationId: on.annotationId, userId, kind, place: (place += 1) });
  }
}
