/** What is switched off is in no file, what is on is, and the filter lets through what the list shows. */
import { beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_NAMES, type FormatName, OFFERED } from '@/lib/core/exports/names';
import type { ThreadView } from '@/lib/core/threads';
import { db } from '@/lib/db/client';
import { type annotationFilter, listAnnotationsInput } from '@/lib/schemas/annotations';
import { exportInput } from '@/lib/schemas/exports';
import { exportFile } from '@/lib/services/export-files';
import { flagAnnotation } from '@/lib/services/flags';
import { moderateAnnotation } from '@/lib/services/moderation';
import { listAnnotations } from '@/lib/services/threads';
import { useTestDatabase } from '../../support/database';
import { readExport } from '../../support/export-reader';
import { actorOf, makeAnnotation, makeArticle, makeComment, type TestUser } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let busy: typeof article;

const NOW = new Date('2026-11-24T10:00:00Z');
const say = (value: string) => ({ body: { format: 'text/plain' as const, value } });
const words = 'TEXTOFTHEARTICLE';

async function fileOf(who: TestUser, of: string, given: object): Promise<string> {
  const { pieces, name } = await exportFile(actorOf(who), { article: of }, exportInput.parse(given), NOW, 'https://scholium.example.org');
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return readExport(name, Buffer.concat(chunks));
}

beforeAll(async () => {
  // Far enough from what is annotated not to be told with that, as its surroundings.
  article = await makeArticle({ paragraphs: ['The harvest failed twice.', 'Nobody in the valley had seen that before, or would say so.', `${words} stands here.`] });
  const { participant, other, instructor } = article.in.people;
  const open = await makeAnnotation(article, { by: participant, tags: ['TAGGED'], target: { paragraph: 'p1', start: 0, end: 11 }, ...say('OPENINGPOST') });
  await makeComment(open.id, other, 'REPLYTOIT');
  const done = await makeAnnotation(article, { by: other, ...say('RESOLVEDPOST') });
  await db.annotation.update({ where: { id: done.id }, data: { resolvedAt: NOW } });

  busy = await makeArticle({ seminar: article.in, title: 'Busy' });
  const KINDS = ['comment', 'question', 'claim', 'note'] as const;
  for (let index = 0; index < 16; index += 1) {
    const by = index % 3 === 0 ? participant : other;
    const made = await makeAnnotation(busy, {
      by,
      kind: KINDS[index % 4]!,
      target: index % 5 === 0 ? {} : { paragraph: index % 2 === 0 ? 'p1' : 'p2' },
      tags: index % 3 === 1 ? ['Vague', 'odd'] : index % 3 === 2 ? ['odd'] : [],
      visibility: index % 7 === 3 ? 'private' : index % 7 === 5 ? 'instructors' : 'seminar',
    });
    if (made.visibility !== 'seminar') continue;
    if (index % 4 === 1) await makeComment(made.id, by === other ? participant : other);
    if (index % 6 === 0) await flagAnnotation(actorOf(instructor), made.id, { reason: 'other', note: 'Look at this' });
    if (index % 8 === 6) await moderateAnnotation(actorOf(instructor), made.id, { decision: 'hide', reason: 'Off the point', expectedStatus: 'visible' });
    if (index % 4 === 2) await db.annotation.update({ where: { id: made.id }, data: { resolvedAt: NOW } });
  }
});

/** What each switch takes away; the article's text only where a format prints it. */
const SWITCHES = [
  ['text', words, (format: FormatName) => OFFERED[format].text],
  ['replies', 'REPLYTOIT', () => true],
  ['tags', 'TAGGED', () => true],
  ['resolved', 'RESOLVEDPOST', () => true],
] as const;

describe.each(FORMAT_NAMES)('%s', (format) => {
  it('holds what is switched on, and nothing that is off', async () => {
    const all = SWITCHES.filter(([, , has]) => has(format));
    for (const off of [null, ...all.map(([name]) => name)]) {
      const file = await fileOf(article.in.people.participant, article.id, { format, ...(off ? { [off]: false } : {}) });
      expect(file).toContain('OPENINGPOST');
      for (const [name, word] of all) expect(file.includes(word), `${word} without ${off}`).toBe(name !== off);
    }
  });
});

/** All threads that the list shows, over its pages. */
async function listed(who: TestUser, filter: object): Promise<ThreadView[]> {
  const items: ThreadView[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await listAnnotations(actorOf(who), busy.id, listAnnotationsInput.parse({ ...filter, sort: 'position', limit: 5, ...(cursor ? { cursor } : {}) }));
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  }
  return items;
}

async function exported(who: TestUser, given: object): Promise<string[]> {
  const { articles } = JSON.parse(await fileOf(who, busy.id, { format: 'json', ...given })) as { articles: [{ threads: { id: string }[] }] };
  return articles[0].threads.map(({ id }) => id);
}

/** None, one of everything that a filter may say, and every so manieth pair of these. */
function filters(every: number): object[] {
  const { participant, other } = busy.in.people;
  const values = {
    kind: ['comment', 'claim'], type: ['fact', 'opinion'], tag: ['vague', 'ODD', 'none'], by: [participant.id, other.id], mine: [true, false], flagged: [true], paragraph: ['p1', 'p2', 'article'], q: ['is:unanswered', 'p:1-2 post'],
  } satisfies { [Key in keyof typeof annotationFilter.shape]: unknown[] };
  const single = Object.entries(values).flatMap(([name, each]) => each.map((value) => ({ [name]: value })));
  const pairs = single.flatMap((first, index) => single.slice(index + 1).filter((second) => Object.keys(first)[0] !== Object.keys(second)[0]).map((second) => ({ ...first, ...second })));
  return [{}, ...single, ...pairs.filter((_, index) => index % every === 0)];
}

describe('what a filter lets through', () => {
  it.each(['participant', 'other', 'observer', 'instructor'] as const)('is what the list shows it to: %s', async (role) => {
    const who = busy.in.people[role];
    let some = 0;
    for (const filter of filters(role === 'participant' || role === 'instructor' ? 9 : 40)) {
      const list = await listed(who, filter);
      const told = JSON.stringify(filter);
      expect(await exported(who, { ...filter, hidden: true, instructors: true, private: true }), told).toEqual(list.map(({ id }) => id));
      const forAll = list.filter(({ visibility, status, resolved }) => visibility === 'seminar' && status === 'visible' && !resolved);
      expect(await exported(who, { ...filter, resolved: false }), told).toEqual(forAll.map(({ id }) => id));
      some += list.length > 0 && list.length < 14 ? 1 : 0;
    }
    expect(some).toBeGreaterThan(5);
  });

  it('is a person’s own, or another’s, as those who may see it', async () => {
    const { participant, instructor } = busy.in.people;
    const own = await listed(participant, { mine: true });
    expect(own.map(({ visibility }) => visibility)).toEqual(expect.arrayContaining(['private', 'seminar']));
    expect(await exported(participant, { mine: true, hidden: true, instructors: true, private: true })).toEqual(own.map(({ id }) => id));
    const seen = await exported(instructor, { by: participant.id, hidden: true, instructors: true, private: true });
    expect(seen).toEqual(own.filter(({ visibility }) => visibility !== 'private').map(({ id }) => id));
  });
});
