import { AppError } from '../errors';
import { formatOf } from '../imports/formats';
import type { SourceFile, SourceFormat } from '../imports/types';
import { type FetchedFile, FetchError, fetchFile } from '../net/fetch-file';
import type { Network } from '../net/network';
import type { Actor } from '../policy/actor';
import { MAX_FILE_BYTES } from '../core/import/limits';
import { spend } from './rate-limits';

/** What can be read as an article; servers that do not know call it octets. */
const TYPES = [
  'text/html',
  'application/xhtml+xml',
  'text/plain',
  'text/markdown',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/epub+zip',
  'application/octet-stream',
];
/** What has an encoding. Of other files a site may call a text whatever it does not know. */
const TEXTS = new Set<SourceFormat>(['text', 'markdown', 'html']);
const MAX_MS = 20_000;

/** Fetches what is at an address, as a file to be read. @throws validation, rate_limited; the reason of the signal */
export async function fetchSource(actor: Actor, address: string, signal?: AbortSignal, network?: Network): Promise<SourceFile> {
  await spend('articleFetch', actor.userId);
  const file = await fetchFile(address, { types: TYPES, maxBytes: MAX_FILE_BYTES, time: MAX_MS, signal }, network).catch((error: unknown) => {
    throw error instanceof FetchError ? refused(error.message) : error;
  });
  const format = formatOf(new URL(file.address).pathname, file.mediaType, file.bytes);
  if (!format) throw refused('What is at this address cannot be read as an article. Scholium reads web pages, Word, PDF, EPUB, Markdown and plain text.');
  return { format, bytes: TEXTS.has(format) ? asUtf8(file) : file.bytes, address: file.address };
}

const refused = (message: string) => new AppError('validation', message, { fields: { content: message } });

/** What the site says of a text's encoding counts more than what the text says of itself (HTML, 13.2.3.1). */
function asUtf8({ mediaType, charset, bytes }: FetchedFile): Uint8Array {
  if (!charset || !/^text\/|xhtml/.test(mediaType) || /^utf-?8$/i.test(charset)) return bytes;
  try {
    // With a mark that says so, for the text itself goes on saying something else.
    return Buffer.from(`\uFEFF${new TextDecoder(charset).decode(bytes)}`);
  } catch {
    return bytes;
  }
}
