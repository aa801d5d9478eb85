import { once } from 'node:events';
import type { Brought, Change, Standing } from '../core/revisions/bring';
import { startThread } from '../thread';

/** Two texts of the largest article, aligned, take a quarter of it. In MiB. */
const MAX_MEMORY_MB = 1_024;

export type BringThread = {
  /** One list at a time. @throws what the thread fails by; the reason of the signal */
  bring: (standings: readonly Standing[]) => Promise<Brought[]>;
  end: () => Promise<void>;
};

/** Brings annotations over in a thread of its own, so that the app keeps answering meanwhile. */
export function bringInThread(change: Change, signal: AbortSignal): BringThread {
  const worker = startThread('lib/services/revision-thread-main.ts', change, { resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } });
  const ended = new AbortController();
  worker.once('exit', () => ended.abort(new Error('The thread that brings annotations over ended before it was done.')));
  worker.on('error', (error) => ended.abort(error));
  return {
    async bring(standings) {
      const stop = AbortSignal.any([signal, ended.signal]);
      stop.throwIfAborted();
      worker.postMessage(standings);
      try {
        const [brought] = (await once(worker, 'message', { signal: stop })) as [Brought[]];
        return brought;
      } catch (error) {
        throw stop.aborted ? stop.reason : error;
      }
    },
    async end() {
      await worker.terminate();
    },
  };
}
