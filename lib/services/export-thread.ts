import { on } from 'node:events';
import { AppError, type ErrorCode } from '../errors';
import type { Actor } from '../policy/actor';
import type { ExportRequest, ExportScope } from '../schemas/exports';
import { startThread } from '../thread';
import type { ExportFile } from './export-files';

/** What the thread is given. */
export type ThreadTask = { actor: Actor; what: ExportScope; request: ExportRequest; now: Date; base: string };
/** What it says; it waits for an answer to every piece, so that no more than one is under way. */
export type ThreadMessage =
  | { type: 'file'; name: string; mediaType: string; total: number }
  | { type: 'read'; threads: string[] }
  | { type: 'piece'; piece: Uint8Array }
  | { type: 'end' }
  | { type: 'refused'; code: ErrorCode; message: string };

/** What a file may take of the memory, in MiB, so that one alone cannot end the app. */
const MAX_MEMORY_MB = 1_536;
/** Connections of its own to the database: it asks one thing at a time, and measures a few at once. */
const POOL_SIZE = 2;

/**
 * Makes a file in a thread of its own, so that the app keeps answering meanwhile.
 * @param watch is told how many threads there will be, and of those that have gone in
 * @throws not_found; what the thread fails by, out of memory included; the reason of the signal
 */
export async function exportInThread(task: ThreadTask, signal: AbortSignal, watch: (threads: string[], total: number) => void = () => undefined): Promise<ExportFile> {
  signal.throwIfAborted();
  const worker = startThread('lib/services/export-thread-main.ts', task, {
    env: { ...process.env, DATABASE_POOL_SIZE: String(POOL_SIZE) },
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
  });
  const messages = on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterableIterator<[ThreadMessage]>;
  let total = 0;
  /** The next piece or the file's head, with what is told between them passed on. */
  async function next(): Promise<Exclude<ThreadMessage, { type: 'read' }>> {
    for (;;) {
      const { value, done } = await messages.next();
      if (done) throw new Error('The thread that made the file ended before it.');
      const [message] = value as [ThreadMessage];
      if (message.type === 'refused') throw new AppError(message.code, message.message);
      if (message.type !== 'read') return message;
      watch(message.threads, total);
    }
  }
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        const message = await next();
        if (message.type !== 'piece') return;
        yield message.piece;
        worker.postMessage('more');
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      await worker.terminate();
    }
  }
  try {
    const head = await next();
    if (head.type !== 'file') throw new Error('The thread began with something else than a file.');
    total = head.total;
    watch([], total);
    return { name: head.name, mediaType: head.mediaType, pieces: pieces() };
  } catch (error) {
    await worker.terminate();
    throw signal.aborted ? signal.reason : error;
  }
}
