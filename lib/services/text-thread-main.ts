/** What runs in the thread of text-thread.ts: one piece of work, answered once. */
import { parentPort } from 'node:worker_threads';
import { alignTexts } from '../core/anchoring/reanchor';
import { compareRevisions } from '../core/revisions/compare';
import { keysOf } from '../core/revisions/keys';
import { threadData } from '../thread';
import type { TextWork } from './text-thread';

const asked = threadData() as TextWork;
parentPort!.postMessage(answerTo(asked));

function answerTo(asked: TextWork): unknown {
  switch (asked.work) {
    case 'keys':
      return keysOf(asked.old, asked.blocks, asked.used);
    case 'align':
      return alignTexts(asked.old, asked.fresh);
    case 'compare':
      return compareRevisions(asked.old, asked.fresh);
  }
}
