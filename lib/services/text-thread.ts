import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { Alignment } from '../core/anchoring/align';
import { alignTexts } from '../core/anchoring/reanchor';
import type { Paragraph } from '../core/document/article';
import { type Comparison, compareRevisions } from '../core/revisions/compare';
import { keysOf } from '../core/revisions/keys';
import type { NewBlock } from '../core/revisions/pairs';
import { AT_ONCE } from '../core/revisions/view';
import { AppError } from '../errors';
import { startThread } from '../thread';
import { Crowded, turnsOf } from '../turns';

/** What the thread is asked. */
export type TextWork =
  | { work: 'keys'; old: readonly Paragraph[]; blocks: readonly NewBlock[]; used: number }
  | { work: 'align'; old: string; fresh: string }
  | { work: 'compare'; old: readonly Paragraph[]; fresh: readonly Paragraph[] };

/** In MiB: two texts of the largest article, aligned, take a quarter of it. */
const MAX_MEMORY_MB = 1_024;
/** In milliseconds; the largest article takes a few seconds. */
const MAX_MS = 60_000;

/** Each may take its memory; who comes later waits, and the app answers meanwhile. Who waits holds both texts. */
const enter = turnsOf('comparing large texts', 1, 8);
/** Seconds in which whoever waits has had their turn. */
const BUSY_SECONDS = 60;

/** Whether comparing texts of so many characters is work for a thread: below, it takes less than starting one. */
export const isLarge = (...characters: number[]): boolean => Math.max(...characters) > AT_ONCE.characters;

/** `keysOf`, in a thread of its own where a text is large. @throws unavailable where it takes too long, or too many wait */
export async function keysFor(old: readonly Paragraph[], blocks: readonly NewBlock[], used: number): Promise<string[]> {
  return isLarge(lengthOf(old), lengthOf(blocks)) ? ((await inThread({ work: 'keys', old, blocks, used })) as string[]) : keysOf(old, blocks, used);
}

/** `alignTexts`, in a thread of its own where a text is large. @throws unavailable where it takes too long, or too many wait */
export async function alignmentOf(old: string, fresh: string): Promise<Alignment> {
  return isLarge(old.length, fresh.length) ? ((await inThread({ work: 'align', old, fresh })) as Alignment) : alignTexts(old, fresh);
}

/** `compareRevisions`, in a thread of its own where a text is large. @throws unavailable where it takes too long, or too many wait */
export async function comparisonOf(old: readonly Paragraph[], fresh: readonly Paragraph[]): Promise<Comparison> {
  return isLarge(lengthOf(old), lengthOf(fresh)) ? ((await inThread({ work: 'compare', old, fresh })) as Comparison) : compareRevisions(old, fresh);
}

/** In UTF-16 code units, without what stands between blocks. */
export const lengthOf = (blocks: readonly { text: string }[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

async function inThread(asked: TextWork): Promise<unknown> {
  const leave = await enter().catch((error: unknown) => {
    throw error instanceof Crowded ? busy() : error;
  });
  let worker: Worker | undefined;
  try {
    worker = startThread('lib/services/text-thread-main.ts', asked, { resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } });
    const [answer] = (await once(worker, 'message', { signal: AbortSignal.timeout(MAX_MS) })) as [unknown];
    return answer;
  } catch (error) {
    const tooMuch = (error as Error).name === 'AbortError' || (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
    throw tooMuch ? new AppError('unavailable', 'Comparing the texts took too long. Nothing was changed; please try again in a minute.', { retryAfter: 60 }) : error;
  } finally {
    await worker?.terminate();
    leave();
  }
}

const busy = (): AppError => new AppError('unavailable', 'Many long texts are being compared just now. Nothing was changed; please try again in a minute.', { retryAfter: BUSY_SECONDS });
