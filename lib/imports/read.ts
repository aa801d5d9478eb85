import { once } from 'node:events';
import { decodeText } from '../core/import/decode';
import { parsePlainText } from '../core/import/plain-text';
import { type ImportProblemCode, importProblem } from '../core/import/problems';
import { startThread } from '../thread';
import { Crowded, turnsOf } from '../turns';
import { MAX_FILE_BYTES, READ_LIMITS } from './limits';
import type { FoundArticle, ReadLimits, ReadResult, SourceFile } from './types';

/** What the thread says. */
export type ReadMessage = { article: FoundArticle } | { refused: ImportProblemCode };

const refused = (code: ImportProblemCode): ReadResult => ({ ok: false, problem: importProblem(code) });

/**
 * Reads a file as an article, in a thread of its own with limits on time and memory, so that a file
 * that was made to be slow stalls nobody. Never throws for what the file holds.
 * @throws the reason of `signal`, once whoever asked does not want it any more
 */
export async function readArticleFile(file: SourceFile, limits: ReadLimits = READ_LIMITS, signal?: AbortSignal): Promise<ReadResult> {
  signal?.throwIfAborted();
  if (file.bytes.byteLength === 0) return refused('empty');
  if (file.bytes.byteLength > MAX_FILE_BYTES[file.format]) return refused(file.format === 'text' || file.format === 'markdown' ? 'too_large' : 'file_too_large');
  if (file.format === 'text') return readText(file);
  const leave = await enter().catch((error: unknown) => (error instanceof Crowded ? null : Promise.reject(error)));
  if (!leave) return refused('busy');
  try {
    signal?.throwIfAborted();
    return await readInThread(file, limits, signal);
  } finally {
    leave();
  }
}

/** Its rules take a second at most, as their tests hold. */
function readText({ bytes, title }: SourceFile): ReadResult {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const parsed = parsePlainText(decoded.text, title === undefined ? {} : { title });
  return parsed.ok ? { ok: true, article: { draft: parsed.draft, images: [], notices: [] } } : parsed;
}

/** Milliseconds between two looks at the memory: in so many, some ten MiB are unpacked. */
const WATCH = 100;

async function readInThread(file: SourceFile, { time, memory }: ReadLimits, unwanted?: AbortSignal): Promise<ReadResult> {
  const worker = startThread('lib/imports/read-thread.ts', file, { resourceLimits: { maxOldGenerationSizeMb: memory, stackSizeMb: 4 } });
  const grown = new AbortController();
  // The thread's own limit is of its heap, and what a file unpacks to lies beside it.
  const most = process.memoryUsage.rss() + memory * 1_048_576;
  const watch = setInterval(() => process.memoryUsage.rss() > most && grown.abort(), WATCH);
  const signal = AbortSignal.any([AbortSignal.timeout(time), grown.signal, ...(unwanted ? [unwanted] : [])]);
  try {
    const message = await Promise.race([
      once(worker, 'message', { signal }).then(([said]) => said as ReadMessage),
      once(worker, 'exit', { signal }).then((): ReadMessage => ({ refused: 'damaged' })),
    ]);
    return 'article' in message ? { ok: true, article: message.article } : refused(message.refused);
  } catch (error) {
    if (unwanted?.aborted) throw unwanted.reason;
    if (signal.aborted || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return refused('too_slow');
    throw error;
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}

/** Threads at a time: each may take its memory. Who waits holds their file meanwhile. */
const enter = turnsOf('reading files', 2, 8);
