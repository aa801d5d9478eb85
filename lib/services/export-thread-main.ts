/** What runs in the thread of export-thread.ts: it reads, writes the file, and hands it over piece by piece. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { closeDatabase } from '../db/client';
import { AppError } from '../errors';
import { threadData } from '../thread';
import { openFile } from './export-files';
import { gathered } from './export-pieces';
import type { ThreadMessage, ThreadTask } from './export-thread';

/** How many threads are told of at once. */
const TOLD = 100;

const port = parentPort!;
const say = (message: ThreadMessage) => port.postMessage(message);

async function main({ actor, what, request, now, base }: ThreadTask): Promise<void> {
  const { measure, file } = await openFile(actor, what, request, now, base);
  let read: string[] = [];
  const tell = () => {
    say({ type: 'read', threads: read });
    read = [];
  };
  const { name, mediaType, pieces } = file((id) => {
    if (read.push(id) >= TOLD) tell();
  });
  say({ type: 'file', name, mediaType, total: (await measure()).threads });
  for await (const piece of gathered(pieces)) {
    tell();
    say({ type: 'piece', piece });
    await once(port, 'message');
  }
  tell();
  say({ type: 'end' });
}

try {
  await main(threadData() as ThreadTask);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  say({ type: 'refused', code: error.code, message: error.message });
} finally {
  await closeDatabase();
  port.close();
}
