/** Fills an empty database with the demo seminar: its people, one article, and what they said about it. */
import { placeParagraphs } from '../lib/core/document/article';
import { draftToParagraphs } from '../lib/core/import/draft';
import { db } from '../lib/db/client';
import { newId } from '../lib/ids';
import type { Actor } from '../lib/policy/actor';
import { createAnnotationInput } from '../lib/schemas/annotations';
import { createAnnotation } from '../lib/services/annotations';
import { keepArticle } from '../lib/services/articles';
import { createComment } from '../lib/services/comments';
import { addMembers } from '../lib/services/memberships';
import { createSeminar } from '../lib/services/seminars';
import { setTags } from '../lib/services/tags';
import { demoArticle } from './demo/article';
import { demoPeople } from './demo/people';
import { type DemoThread, demoThreads } from './demo/threads';

const HOUR = 3_600_000;
/** Replies come in at this pace after their thread was opened. */
const REPLY_HOURS = 1.7;

type People = Map<string, Actor>;

/** @param now milliseconds since 1970; the demo's threads are so many hours older */
export async function seedDemo(now: number = Date.now()): Promise<void> {
  const people = await makePeople();
  const instructor = people.get('instructor')!;
  const seminar = await createSeminar(instructor, {
    name: 'Reading Security Policy',
    description: 'We read one briefing a week, closely: what does the author claim, on what evidence, and what is left unsaid?',
  });
  const others = demoPeople.filter(({ key }) => key !== 'instructor').map(({ key, role }) => ({ userId: people.get(key)!.userId, role }));
  await db.$transaction((tx) => addMembers(tx, seminar.id, others));
  const article = await keepArticle(instructor, seminar.id, demoArticle);
  const paragraphs = placeParagraphs(draftToParagraphs(demoArticle));
  for (const thread of demoThreads) await makeThread(people, article.id, paragraphs[thread.paragraph - 1]!.key, thread, now);
}

async function makePeople(): Promise<People> {
  const people: People = new Map();
  for (const { key, email, name } of demoPeople) {
    const user = await db.user.create({ data: { id: newId(), email, name } });
    people.set(key, { userId: user.id, name, via: { kind: 'operator', id: 'seed' } });
  }
  return people;
}

const markdown = (value: string) => ({ format: 'text/markdown' as const, value });

async function makeThread(people: People, articleId: string, paragraph: string, thread: DemoThread, now: number): Promise<void> {
  const author = people.get(thread.by)!;
  const byPerson = new Map<string, string[]>();
  for (const { tag, by } of thread.tags ?? []) {
    for (const key of by) byPerson.set(key, [...(byPerson.get(key) ?? []), tag]);
  }
  const opened = await createAnnotation(
    author,
    articleId,
    createAnnotationInput.parse({
      kind: thread.kind,
      target: { paragraph, ...(thread.exact ? { exact: thread.exact } : {}) },
      body: markdown(thread.body),
      claim: thread.claim ?? null,
      tags: byPerson.get(thread.by) ?? [],
      visibility: thread.visibility ?? 'seminar',
    }),
  );
  for (const [key, tags] of byPerson) if (key !== thread.by) await setTags(people.get(key)!, opened.id, tags);
  const comments = [opened.comments[0]!.id];
  for (const reply of thread.replies ?? []) {
    const parent = comments[reply.to === undefined ? 0 : reply.to + 1]!;
    const { id } = await createComment(people.get(reply.by)!, opened.id, { body: markdown(reply.body), parent });
    comments.push(id);
  }
  await backdate(opened.id, comments, now - thread.hoursAgo * HOUR);
}

/** Makes a thread as old as the demo says, at most as old as now. */
async function backdate(annotationId: string, comments: string[], openedAt: number): Promise<void> {
  const at = (index: number) => new Date(Math.min(openedAt + index * REPLY_HOURS * HOUR, Date.now()));
  await db.annotation.update({ where: { id: annotationId }, data: { createdAt: at(0), updatedAt: at(0) } });
  for (const [index, id] of comments.entries()) {
    await db.comment.update({ where: { id }, data: { createdAt: at(index) } });
    await db.event.updateMany({ where: { commentId: id }, data: { createdAt: at(index) } });
  }
  await db.event.updateMany({ where: { annotationId, commentId: null }, data: { createdAt: at(0) } });
}
