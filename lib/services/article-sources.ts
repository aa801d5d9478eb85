import type { ArticleView } from '../core/articles';
import type { ArticleDraft } from '../core/import/draft';
import { parsePlainText } from '../core/import/plain-text';
import { withPictures } from '../core/import/pictures';
import { type ImportProblem, importProblem } from '../core/import/problems';
import { queries } from '../db/client';
import { AppError } from '../errors';
import { formatOf } from '../imports/formats';
import { readArticleFile } from '../imports/read';
import type { FoundImage, SourceFile, SourceFormat } from '../imports/types';
import { fetchImages } from '../net/fetch-images';
import type { Network } from '../net/network';
import type { Actor } from '../policy/actor';
import type { ImportArticleForm, ImportArticleInput } from '../schemas/article-import';
import { seminarFor } from './access';
import { getArticle, keepArticle } from './articles';
import { fetchSource } from './article-address';
import { keepDraftImages, type Stored } from './draft-images';
import { madeBefore, type Once } from './idempotency';
import { spend } from './rate-limits';

/** Where an article comes from: plain text, a file of a known kind, one that is told by its bytes and its name, or an address. */
export type ArticleSource = { text: string } | { format: SourceFormat; bytes: Uint8Array } | { name: string | null; bytes: Uint8Array } | { address: string };
export type ArticlePreview = { draft: ArticleDraft; notices: string[] };
type Reading = { title?: string | undefined; signal?: AbortSignal | undefined; network?: Network | undefined };

/**
 * What a source would become, for a look before it is kept. Its pictures are kept for the actor's
 * draft. @param given or what takes it in, asked once it is known that the actor may bring it
 * @param reading `signal` ends it; `network` is a test's own
 * @throws not_found, forbidden, validation, too_large, rate_limited; the reason of the signal
 */
export async function previewArticle(actor: Actor, seminarId: string, given: ArticleSource | (() => Promise<ArticleSource>), { title, signal, network }: Reading = {}): Promise<ArticlePreview> {
  await seminarFor(actor, seminarId, 'article.import');
  const source = typeof given === 'function' ? await given() : given;
  if ('text' in source) return ofText(source.text, title);
  const file = 'address' in source ? await fetchSource(actor, source.address, signal, network) : fileOf(source);
  if (file.format !== 'text') await spend('articleFile', actor.userId);
  const read = await readArticleFile({ ...file, ...(title === undefined ? {} : { title }) }, undefined, signal);
  if (!read.ok) throw refused(read.problem);
  const { draft, images, notices } = read.article;
  if (images.length === 0) return { draft, notices };
  const named = images.filter((image) => 'address' in image);
  // Fetching a page counts once, with its pictures.
  const fetched = named.length > 0 && ('address' in source || (await mayFetch(actor))) ? await fetchImages(named, signal, network) : [];
  const { kept, notice } = await keepImages(actor, seminarId, images, fetched, signal);
  return { draft: withPictures(draft, kept), notices: notice ? [...notices, notice] : notices };
}

/** Plain text needs no thread: its rules take a second at most. */
function ofText(text: string, title: string | undefined): ArticlePreview {
  const parsed = parsePlainText(text, title === undefined ? {} : { title });
  if (!parsed.ok) throw refused(parsed.problem);
  return { draft: parsed.draft, notices: [] };
}

function fileOf(source: Exclude<ArticleSource, { address: string } | { text: string }>): SourceFile {
  const format = 'format' in source ? source.format : formatOf(source.name, null, source.bytes);
  if (!format) throw refused(importProblem('unsupported'));
  return { format, bytes: source.bytes };
}

/** Seconds in which whoever waits to have a file read has had their turn. */
const BUSY_SECONDS = 60;

function refused({ code, message }: ImportProblem): AppError {
  if (code === 'busy') return new AppError('unavailable', message, { retryAfter: BUSY_SECONDS });
  return new AppError(/too_large$/.test(code) ? 'too_large' : 'validation', message, { fields: { content: message } });
}

type KeptImages = { kept: Map<string, { width: number; height: number }>; notice: string | null };

/** Whether the actor may have something fetched now; a page that they paste is read without its pictures else. */
const mayFetch = (actor: Actor): Promise<boolean> =>
  spend('articleFetch', actor.userId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'rate_limited') return false;
      throw error;
    },
  );

/** Keeps what can be kept: the pictures that the file holds, and those that were fetched. */
async function keepImages(actor: Actor, seminarId: string, images: readonly FoundImage[], fetched: readonly { id: string; bytes: Uint8Array }[], signal?: AbortSignal): Promise<KeptImages> {
  const came = new Map(fetched.map((image) => [image.id, image]));
  const found = images.flatMap((image) => ('bytes' in image ? image : (came.get(image.id) ?? [])));
  const stored = await keepDraftImages(actor, seminarId, found, signal);
  const kept = new Map([...stored].flatMap(([id, what]) => (typeof what === 'string' ? [] : [[id, what] as const])));
  return { kept, notice: noticeOf(images.length - found.length, [...stored.values()]) };
}

/** Of what is there for nobody to see, nothing is told. */
function noticeOf(missing: number, stored: readonly Stored[]): string | null {
  const count = missing + stored.filter((what) => typeof what === 'string' && what !== 'tiny').length;
  if (count === 0) return null;
  const what = count === 1 ? 'One picture was' : `${count} pictures were`;
  return `${what} left out. Pictures are kept that can be fetched and read, are PNG, JPEG, WebP or GIF, and are not too large or too many.`;
}

/** Brings an article in as it is understood. What was brought in under the key before is not read anew, so that its notices are not told again. @throws as `previewArticle`; conflict */
export async function importArticle(actor: Actor, seminarId: string, { title, ...input }: ImportArticleInput | ImportArticleForm, once?: Once, network?: Network): Promise<ArticleView & { notices: string[] }> {
  const made = await madeBefore(queries, actor, once);
  if (made) return { ...(await getArticle(actor, made)), notices: [] };
  const { draft, notices } = await previewArticle(actor, seminarId, () => sourceOf(input), { title, network });
  return { ...(await keepArticle(actor, seminarId, draft, once)), notices };
}

const FORMATS = { markdown: 'markdown', 'text/markdown': 'markdown', html: 'html', 'text/html': 'html' } as const;

type Given = Pick<ImportArticleInput, 'format' | 'content'> | Pick<ImportArticleForm, 'format' | 'content'>;
const isFile = (given: Given): given is Pick<ImportArticleForm, 'format' | 'content'> => typeof given.content !== 'string';

async function sourceOf(given: Given): Promise<ArticleSource> {
  if (isFile(given)) {
    const bytes = new Uint8Array(await given.content.arrayBuffer());
    return given.format ? { format: given.format, bytes } : { name: given.content.name, bytes };
  }
  const { format, content } = given;
  switch (format) {
    case 'text':
    case 'text/plain':
      return { text: content };
    case 'url':
      return { address: content };
    case 'docx':
    case 'pdf':
    case 'epub':
      return { format, bytes: Buffer.from(content, 'base64') };
    default:
      return { format: FORMATS[format], bytes: Buffer.from(content) };
  }
}
