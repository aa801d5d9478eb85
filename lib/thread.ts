import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions, workerData } from 'node:worker_threads';

/** From the project's folder: pages run from a build, of which these are no part. */
const within = (file: string) => path.resolve(/* turbopackIgnore: true */ process.cwd(), file);

/**
 * Starts a thread that runs a module, for work that would keep the app from answering.
 * @param module its path in the project @param data is copied; the module has it by `threadData`
 */
export function startThread(module: string, data: unknown, options: Pick<WorkerOptions, 'env' | 'resourceLimits'>): Worker {
  const thread = new Worker(/* turbopackIgnore: true */ pathToFileURL(within('lib/thread-start.mjs')), { ...options, workerData: { module: within(module), data } });
  // Whoever waits for it is told. When nobody does any more, as after it was told to end, running out of memory would end the process.
  thread.on('error', () => undefined);
  return thread;
}

/** In a thread: what it was given. */
export const threadData = (): unknown => (workerData as { data: unknown }).data;
