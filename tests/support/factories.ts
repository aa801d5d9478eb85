/** Things to test with. Each makes the parents that it needs, by the services wherever they can. */
import type { z } from 'zod';
import type { Role } from '@/lib/core/annotations';
import type { ArticleView } from '@/lib/core/articles';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import type { Actor } from '@/lib/policy/actor';
import { createAnnotationInput } from '@/lib/schemas/annotations';
import { saveRevisionInput } from '@/lib/schemas/revisions';
import { createAnnotation } from '@/lib/services/annotations';
import { keepArticle } from '@/lib/services/articles';
import { createComment } from '@/lib/services/comments';
import { addMembers } from '@/lib/services/memberships';
import { saveRevision } from '@/lib/services/revisions';
import { createSeminar } from '@/lib/services/seminars';
import { createToken } from '@/lib/services/tokens';

export type TestUser = { id: string; email: string; name: string };

let made = 0;

/** A person without a password. */
export async function makeUser(given: Partial<TestUser> = {}): Promise<TestUser> {
  made += 1;
  const { id, email, name } = await db.user.create({
    data: { id: newId(), email: `person${made}.${newId()}@example.org`, name: `Person ${made}`, ...given },
  });
  return { id, email, name };
}

/** The person as services see whoever asks. */
export const actorOf = (user: TestUser): Actor => ({ userId: user.id, name: user.name, via: { kind: 'operator', id: 'test' } });

/** A bearer token for the API. */
export const tokenOf = async (user: TestUser): Promise<string> => (await createToken(actorOf(user), { name: 'test' })).secret;

export type TestSeminar = {
  id: string;
  joinCode: string;
  /** One of each role, a second participant, and somebody who is not in the seminar. */
  people: Record<Role | 'other' | 'outsider', TestUser>;
};

/** A seminar with a member of every role. */
export async function makeSeminar(name = 'Close Reading'): Promise<TestSeminar> {
  const people = {
    instructor: await makeUser({ name: 'Ines Instructor' }),
    assistant: await makeUser({ name: 'Asad Assistant' }),
    participant: await makeUser({ name: 'Pia Participant' }),
    other: await makeUser({ name: 'Omar Other' }),
    observer: await makeUser({ name: 'Olga Observer' }),
    outsider: await makeUser({ name: 'Otto Outsider' }),
  };
  const { id, joinCode } = await createSeminar(actorOf(people.instructor), { name });
  for (const [key, role] of [['assistant', 'assistant'], ['participant', 'participant'], ['other', 'participant'], ['observer', 'observer']] as const) {
    await addMember(id, people[key], role);
  }
  return { id, joinCode: joinCode!, people };
}

export async function addMember(seminarId: string, user: TestUser, role: Role = 'participant'): Promise<void> {
  await db.$transaction((tx) => addMembers(tx, seminarId, [{ userId: user.id, role }]));
}

export const PARAGRAPHS = [
  'The harvest failed twice in a row. Nobody in the valley had seen that before.',
  'Prices doubled within a month, and the ministry blamed the rain.',
  'The harvest failed twice in a row, said the mayor, and yet the barns were full.',
];

/** An article of the seminar (a new one by default) with these paragraphs: p1, p2, … */
export async function makeArticle(given: { seminar?: TestSeminar; paragraphs?: readonly string[]; title?: string } = {}): Promise<ArticleView & { in: TestSeminar }> {
  const seminar = given.seminar ?? (await makeSeminar());
  const article = await keepArticle(actorOf(seminar.people.instructor), seminar.id, {
    title: given.title ?? 'Two Failed Harvests',
    byline: 'R. Writer',
    authorNote: null,
    dateline: null,
    source: null,
    language: 'en',
    blocks: (given.paragraphs ?? PARAGRAPHS).map((text) => ({ kind: 'paragraph', text })),
  });
  return { ...article, in: seminar };
}

/** A thread by `by` (the seminar's participant by default), as the API would take it. */
export async function makeAnnotation(
  article: ArticleView & { in: TestSeminar },
  given: { by?: TestUser } & Partial<z.input<typeof createAnnotationInput>> = {},
): Promise<ThreadView> {
  const { by = article.in.people.participant, ...input } = given;
  const kind = input.kind ?? 'comment';
  const claim = kind === 'claim' ? { claim: { type: 'fact', paraphrase: 'The harvest failed.' } } : {};
  const body = { format: 'text/plain', value: 'Is that so?' };
  return createAnnotation(actorOf(by), article.id, createAnnotationInput.parse({ kind, body, ...claim, target: { paragraph: 'p1' }, ...input }));
}

/** A reply by `by`, in plain text. */
export const makeComment = (annotationId: string, by: TestUser, text = 'I do not think so.', parent?: string): Promise<CommentView> =>
  createComment(actorOf(by), annotationId, { body: { format: 'text/plain', value: text }, ...(parent ? { parent } : {}) });

/** The article's next revision, saved by the instructor as the editing page would; a paragraph without a key gets the one that its words tell. */
export async function makeRevision(article: ArticleView & { in: TestSeminar }, blocks: readonly (string | { key: string; text: string })[], note: string | null = null): Promise<number> {
  const { currentRevision: expectedRevision } = await db.article.findUniqueOrThrow({ where: { id: article.id }, select: { currentRevision: true } });
  const input = saveRevisionInput.parse({ expectedRevision, note, blocks: blocks.map((block) => ({ kind: 'paragraph', ...(typeof block === 'string' ? { text: block } : block) })) });
  return (await saveRevision(actorOf(article.in.people.instructor), article.id, input)).number;
}
