import pg from 'pg';
import { createHash, randomBytes } from 'node:crypto';
import { placeParagraphs } from '../../lib/core/document/article';
import { type ArticleDraft, draftToParagraphs } from '../../lib/core/import/draft';
import { newId } from '../../lib/ids';
import { demoArticle } from '../../prisma/demo/article';

export type BenchData = { articleId: string; userId: string; annotationId: string; token: string };

export type BenchArticle = Pick<ArticleDraft, 'title' | 'language' | 'blocks'>;

/** A seminar of forty, as PRODUCT has it. */
const MEMBERS = 40;
/** Threads to comments as in a lively seminar: the first comment and one and a half replies. */
const COMMENTS_PER_THREAD = 2.5;
const SENTENCE = 'The source gives a figure for one year only; is that enough to speak of a trend at all? ';

/** Fills a migrated, empty database with one article, the demo's unless another is given, and so many comments on it. */
export async function makeBenchData(url: string, comments: number, article: BenchArticle = demoArticle): Promise<BenchData> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await fill(client, comments, article);
  } finally {
    await client.query('VACUUM ANALYZE').catch(() => undefined);
    await client.end();
  }
}

async function fill(client: pg.Client, comments: number, article: BenchArticle): Promise<BenchData> {
  const people = Array.from({ length: MEMBERS }, () => newId());
  const [seminarId, articleId, revisionId] = [newId(), newId(), newId()];
  const now = Date.now();
  const at = (index: number) => new Date(now - (comments - index) * 1_000).toISOString();
  // Only the columns that are given, so that the others get their defaults.
  const insert = (table: string, rows: Record<string, unknown>[]) => {
    const columns = Object.keys(rows[0]!).map((name) => `"${name}"`).join(', ');
    return client.query(`INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`, [JSON.stringify(rows)]);
  };
  await insert('User', people.map((id, index) => ({ id, email: `member${index}@example.org`, name: `Member ${index}`, createdAt: at(0) })));
  await insert('Seminar', [{ id: seminarId, name: 'Bench', joinCode: 'BENCHBENCH', createdById: people[0], createdAt: at(0) }]);
  await insert('Membership', people.map((userId, index) => ({ seminarId, userId, role: index === 0 ? 'instructor' : 'participant', pseudonym: `Reader ${index}`, createdAt: at(0) })));
  const { title, language } = article;
  await insert('Article', [{ id: articleId, seminarId, title, language, currentRevision: 1, eventSequence: 0, createdById: people[0], createdAt: at(0) }]);
  await insert('Revision', [{ id: revisionId, articleId, number: 1, createdById: people[0], createdAt: at(0) }]);
  const paragraphs = placeParagraphs(draftToParagraphs(article));
  await insert('Paragraph', paragraphs.map(({ key, kind, text }, position) => ({ revisionId, key, kind, text, position })));
  const tags = ['vague', 'contested', 'key claim'].map((name) => ({ id: newId(), seminarId, name, nameKey: name, createdAt: at(0) }));
  await insert('Tag', tags);
  await insert('ClaimType', [{ id: newId(), seminarId, name: 'fact', nameKey: 'fact', position: 0, createdAt: at(0) }]);

  const threads = Math.round(comments / COMMENTS_PER_THREAD);
  const annotations = Array.from({ length: threads }, (_, index) => {
    const paragraph = paragraphs[(index * 7) % paragraphs.length]!;
    const start = (index * 13) % Math.max(1, paragraph.text.length - 60);
    const end = Math.min(paragraph.text.length, start + 20 + (index % 40));
    return {
      id: newId(), seminarId, articleId, authorId: people[index % MEMBERS],
      kind: index % 4 === 0 ? 'claim' : 'comment', visibility: 'seminar', status: 'visible', anchorState: 'anchored',
      paragraphKey: paragraph.key, start, end, exact: paragraph.text.slice(start, end), prefix: '', suffix: '',
      position: paragraph.start + start, createdAt: at(index), updatedAt: at(index),
    };
  });
  await insert('Annotation', annotations);
  const claims = annotations.filter(({ kind }) => kind === 'claim');
  await insert('Claim', claims.map(({ id }) => ({ annotationId: id, seminarId, type: 'fact', paraphrase: SENTENCE })));
  await insert('Tagging', claims.flatMap(({ id }, index) =>
    tags.slice(0, 1 + (index % 3)).map((tag) => ({ annotationId: id, tagId: tag.id, userId: people[index % MEMBERS], seminarId, createdAt: at(index) }))));
  const first = new Map<string, string>();
  await insert('Comment', Array.from({ length: comments }, (_, index) => {
    const annotation = annotations[index % threads]!;
    const id = newId();
    const parentId = first.get(annotation.id) ?? null;
    if (!parentId) first.set(annotation.id, id);
    const text = SENTENCE.repeat(1 + (index % 3)).trim();
    return {
      id, seminarId, articleId, annotationId: annotation.id, parentId, authorId: people[(index * 3) % MEMBERS], text, status: 'visible', version: 1,
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] }, createdAt: at(index),
    };
  }));
  const token = `sch_${randomBytes(32).toString('base64url')}`;
  await insert('ApiToken', [{
    id: newId(), userId: people[1], name: 'bench', hash: createHash('sha256').update(token).digest('hex'), hint: token.slice(-4), createdAt: at(0),
  }]);
  return { articleId, userId: people[1]!, annotationId: annotations[0]!.id, token };
}
