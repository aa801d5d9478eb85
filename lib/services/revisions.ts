import { AT_ONCE, type RevisionView } from '../core/revisions/view';
import { bringer, type Change } from '../core/revisions/bring';
import { isSameText } from '../core/revisions/changes';
import { type Paragraph, placeParagraphs, revisionText } from '../core/document/article';
import { queries, transaction } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { AppError, invalid, notFound } from '../errors';
import { newId } from '../ids';
import { sendJob } from '../jobs/queue';
import type { Actor } from '../policy/actor';
import type { RestoreRevisionInput, SaveRevisionInput } from '../schemas/revisions';
import { type ArticleAccess, articleFor } from './access';
import { type ArticleAbout, changeAbout } from './article-about';
import { appendAudit } from './audit';
import { claimKey, madeBefore, type Once } from './idempotency';
import { bindImages } from './images';
import { currentParagraphs } from './paragraphs';
import { despiteOthers, requireRevision, RevisionMoved } from './revision-guard';
import { REVISION_JOB } from './revision-kinds';
import { type NewRevision, revisionsSoFar, writeRevision } from './revision-rows';
import { earlierTexts, standingsOf } from './revision-standings';
import { Carried, switchTo } from './revision-switch';
import { revisionsWhere, revisionTextOf } from './revision-views';
import { isLarge, keysFor, lengthOf } from './text-thread';

/**
 * Gives an article a new text, and brings every annotation over to it. A large one is brought over by a
 * job: the answer is then `under_way`, and everybody reads and writes on the old text until it is ready.
 * Where only what is known of the article changes, there is no new revision, and the current one is answered.
 * @throws not_found, forbidden, validation where nothing changes; conflict, with the current revision, where
 * that is not the one that was read, and while another one is under way
 */
export async function saveRevision(actor: Actor, articleId: string, input: SaveRevisionInput, once?: Once): Promise<RevisionView> {
  const { expectedRevision, blocks, note = null, about = {} } = input;
  return revise(actor, articleId, { expectedRevision, note, about, restoredFrom: null }, once, async (old, usedKeys) => {
    const keys = await keysFor(old, blocks, usedKeys);
    return blocks.map(({ kind, text, format }, index) => ({ key: keys[index]!, kind, text, ...(format ? { format } : {}) }));
  });
}

/** Makes the text of an earlier revision the current one again, as a new revision. @throws as `saveRevision` */
export async function restoreRevision(actor: Actor, articleId: string, number: number, input: RestoreRevisionInput, once?: Once): Promise<RevisionView> {
  const access = await articleFor(actor, articleId, 'article.revise');
  const { paragraphs } = await revisionTextOf(actor, access, number);
  // Its paragraphs have the keys that they had: a key is never given to anything else.
  return revise(actor, articleId, { expectedRevision: input.expectedRevision, note: input.note ?? null, about: {}, restoredFrom: number }, once, async () => paragraphs);
}

type Asked = { expectedRevision: number; note: string | null; about: ArticleAbout; restoredFrom: number | null };

async function revise(actor: Actor, articleId: string, asked: Asked, once: Once, textAfter: (old: readonly Paragraph[], usedKeys: number) => Promise<readonly Paragraph[]>): Promise<RevisionView> {
  const access = await articleFor(actor, articleId, 'article.revise');
  const { currentRevision: from } = access;
  const made = (await madeBefore(queries, actor, once)) ?? (await make());
  const [view] = await revisionsWhere(actor, await articleFor(actor, articleId, 'article.revise'), sql`r."id" = ${made}::uuid`);
  if (!view) throw notFound('revision');
  return view;

  async function make(): Promise<string> {
    if (asked.expectedRevision !== from) throw await outOfDate(actor, access);
    const [old, { newest, underWay, usedKeys }] = await Promise.all([currentParagraphs(articleId, from), revisionsSoFar(queries, articleId)]);
    if (underWay) throw new AppError('conflict', 'A new text of this article is being made ready already. Please wait until it is there.');
    const paragraphs = (await textAfter(old, usedKeys)).map(({ key, kind, text, format }) => ({ key, kind, text, ...(format ? { format } : {}) }));
    const next: NewRevision = { id: newId(), articleId, seminarId: access.seminarId, from, number: newest + 1, restoredFrom: asked.restoredFrom, note: asked.note, paragraphs };
    try {
      return isSameText(old, paragraphs) ? await aboutOnly(actor, access, asked.about, once) : await keep(actor, next, asked.about, once, old);
    } catch (error) {
      if (error instanceof RevisionMoved) throw await outOfDate(actor, await articleFor(actor, articleId, 'article.revise'));
      throw error;
    }
  }
}

async function keep(actor: Actor, next: NewRevision, about: ArticleAbout, once: Once, old: readonly Paragraph[]): Promise<string> {
  const { articleId, seminarId, from, number, restoredFrom } = next;
  const standings = await standingsOf(queries, next);
  const known = [{ revision: from, paragraphs: placeParagraphs(old) }];
  const mayBeSmall = standings.length <= AT_ONCE.annotations && !isLarge(revisionText(old).length, revisionText(next.paragraphs).length);
  // What lost its place long ago is looked for by the text that it last stood in, which can be larger than both.
  const earlier = mayBeSmall ? await earlierTexts(articleId, standings, known) : [];
  const isSmall = mayBeSmall && !isLarge(0, ...earlier.map(({ paragraphs }) => lengthOf(paragraphs)));
  const change: Change = { from: known[0]!, to: { revision: number, paragraphs: placeParagraphs(next.paragraphs) }, earlier: isSmall ? earlier : [] };
  const bring = bringer(change);
  const carried = new Carried((some) => some.map(bring));
  if (isSmall) await carried.take(standings);
  const write = async (tx: Queries) => {
    await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${articleId}::uuid FOR NO KEY UPDATE`);
    await requireRevision(tx, articleId, from);
    // Whoever asked may have lost that right while it was made.
    await articleFor(actor, articleId, 'article.revise', tx);
    if ((await revisionsSoFar(tx, articleId)).newest !== number - 1) throw new RevisionMoved('Another revision is being made.');
    const { title } = await changeAbout(tx, articleId, about);
    const paragraphs = await bindImages(tx, actor, next, next.paragraphs);
    await writeRevision(tx, actor, { ...next, paragraphs }, isSmall ? null : standings.length);
    if (!isSmall) await sendJob(REVISION_JOB, { id: next.id }, { tx, id: next.id });
    await appendAudit(tx, actor, seminarId, 'article.revised', { article: articleId, title, from, to: number, ...(restoredFrom === null ? {} : { restoredFrom }) });
  };
  return despiteOthers(() =>
    transaction(async (tx) => {
      const earlier = await claimKey(tx, actor, once, next.id);
      if (earlier) return earlier;
      if (isSmall) await switchTo(tx, actor, next, carried, write);
      else await write(tx);
      return next.id;
    }),
  );
}

/** Changes what is known of an article whose text stays. @returns the id of its current revision @throws RevisionMoved when the text changed meanwhile */
async function aboutOnly(actor: Actor, { articleId, seminarId, currentRevision }: ArticleAccess, about: ArticleAbout, once: Once): Promise<string> {
  const [revision] = await queries.$queryRaw<{ id: string }[]>(sql`SELECT "id" FROM "Revision" WHERE "articleId" = ${articleId}::uuid AND "number" = ${currentRevision}::int`);
  return transaction(async (tx) => {
    const earlier = await claimKey(tx, actor, once, revision!.id);
    if (earlier) return earlier;
    await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${articleId}::uuid FOR NO KEY UPDATE`);
    await requireRevision(tx, articleId, currentRevision);
    await articleFor(actor, articleId, 'article.revise', tx);
    const { title, changed } = await changeAbout(tx, articleId, about);
    if (!changed) throw invalid('blocks', 'Nothing was changed. Please change something first.');
    await appendAudit(tx, actor, seminarId, 'article.mended', { article: articleId, title });
    return revision!.id;
  });
}

const outOfDate = async (actor: Actor, access: ArticleAccess): Promise<AppError> =>
  new AppError('conflict', 'The article was changed since you began. Your words are kept here: look at the newer text, and save again.', {
    current: await revisionTextOf(actor, access, access.currentRevision),
  });
