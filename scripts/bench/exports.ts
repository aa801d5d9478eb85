import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FormatName } from '../../lib/core/exports/names';
import type { BenchData } from './data';
import type { Measured } from './export-child';
import { row } from './table';

/** Those that are written as they are read; their memory may not grow with the export. */
const STREAMED: readonly FormatName[] = ['csv', 'json', 'jsonld'];
/** Those that hold an article, and are not asked for the largest export. */
const HELD: readonly FormatName[] = ['markdown', 'html', 'docx', 'pdf'];
const LARGEST_HELD = 10_000;
/** MiB by which a process may grow for an export, whatever its size. */
const MOST_GROWTH = 64;
/** MiB of a heap that is collected in time: V8 lets what is no longer used lie until a limit of its own, where there is room. */
const HEAP = 64;

/** Whole exports beside PostgreSQL's `COPY` of the same rows, each format in a process of its own. @returns whether memory kept within its bound */
export async function measureExports(comments: number, databaseUrl: string, data: BenchData): Promise<boolean> {
  console.log(`Exports of ${comments} comments`);
  row('', 'time, s', 'COPY, s', 'ratio', 'size, MiB', 'memory, + MiB', `in ${HEAP} MiB heap`);
  let within = true;
  for (const format of [...STREAMED, ...(comments <= LARGEST_HELD ? HELD : [])]) {
    const { seconds, copySeconds, ratio, bytes, growth } = await inProcess(format, databaseUrl, data);
    const bounded = STREAMED.includes(format) ? (await inProcess(format, databaseUrl, data, HEAP)).growth : null;
    row(format, seconds.toFixed(2), copySeconds.toFixed(3), ratio.toFixed(1), (bytes / 2 ** 20).toFixed(1), growth.toFixed(0), bounded?.toFixed(0) ?? '');
    if (bounded !== null && bounded >= MOST_GROWTH) within = false;
  }
  console.log(`  in a heap of ${HEAP} MiB, memory for ${STREAMED.join(', ')} grows by ${within ? 'less' : 'MORE'} than ${MOST_GROWTH} MiB\n`);
  return within;
}

/** @param heap at most so many MiB of it; then memory is all that is measured */
async function inProcess(format: FormatName, databaseUrl: string, { articleId, userId }: BenchData, heap?: number): Promise<Measured> {
  const child = fork(path.join(import.meta.dirname, 'export-child.ts'), [format, articleId, userId, ...(heap ? ['once'] : [])], {
    execArgv: ['--import', 'tsx', '--expose-gc', ...(heap ? [`--max-old-space-size=${heap}`] : [])],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return Promise.race([
    once(child, 'message').then(([message]) => message as Measured),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the export as ${format} ended with ${code}`))),
  ]);
}
