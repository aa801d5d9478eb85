/** What runs in the thread of revision-thread.ts: it is told the texts once, and answers each list of annotations with where they stand. */
import { parentPort } from 'node:worker_threads';
import { bringer, type Change, type Standing } from '../core/revisions/bring';
import { threadData } from '../thread';

const port = parentPort!;
const bring = bringer(threadData() as Change);
port.on('message', (standings: Standing[]) => port.postMessage(standings.map(bring)));
