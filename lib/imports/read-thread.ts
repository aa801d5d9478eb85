/** What runs in the thread of read.ts. */
import { parentPort } from 'node:worker_threads';
import { threadData } from '../thread';
import { ImportFailure } from './failure';
import { parseFile } from './parse';
import type { ReadMessage } from './read';
import type { SourceFile } from './types';

const port = parentPort!;

async function read(): Promise<ReadMessage> {
  try {
    return { article: await parseFile(threadData() as SourceFile) };
  } catch (error) {
    if (error instanceof ImportFailure) return { refused: error.code };
    // Nested deeper than the stack goes; libraries throw whatever they like for all else.
    return { refused: error instanceof RangeError && /call stack/iu.test(error.message) ? 'too_complex' : 'damaged' };
  }
}

const message = await read();
const bytes = 'article' in message ? message.article.images.flatMap((image) => ('bytes' in image ? [image.bytes.buffer as ArrayBuffer] : [])) : [];
port.postMessage(message, [...new Set(bytes)]);
