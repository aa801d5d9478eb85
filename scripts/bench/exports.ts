import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { isHeavy } from '../../lib/core/exports/job';
import { FORMAT_NAMES, type FormatName } from '../../lib/core/exports/names';
import type { BenchData } from './data';
import type { Measured } from './export-child';
import { row } from './table';

/** Formats that hold an article are not asked for a larger export. */
const LARGEST_HELD = 10_000;
/** MiB by which a process may grow for an export that is written as it is read, whatever its size; its own start included. */
const MOST_GROWTH = 64;

/** Whole exports beside PostgreSQL's `COPY` of the same rows, each format in a process of its own. @returns whether memory kept within its bound */
export async function measureExports(comments: number, databaseUrl: string, data: BenchData): Promise<boolean> {
  console.log(`Exports of ${comments} comments`);
  row('', 'time, s', 'COPY, s', 'ratio', 'size, MiB', 'memory, + MiB');
  let within = true;
  for (const format of FORMAT_NAMES.filter((name) => !isHeavy(name) || comments <= LARGEST_HELD)) {
    const { seconds, copySeconds, ratio, bytes, growth } = await inProcess(format, databaseUrl, data);
    row(format, seconds.toFixed(2), copySeconds.toFixed(3), ratio.toFixed(1), (bytes / 2 ** 20).toFixed(1), growth.toFixed(0));
    if (!isHeavy(format) && growth >= MOST_GROWTH) within = false;
  }
  console.log(`  memory for those that are written as they are read grows by ${within ? 'less' : 'MORE'} than ${MOST_GROWTH} MiB\n`);
  return within;
}

async function inProcess(format: FormatName, databaseUrl: string, { articleId, userId }: BenchData): Promise<Measured> {
  const child = fork(path.join(import.meta.dirname, 'export-child.ts'), [format, articleId, userId], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  return Promise.race([
    once(child, 'message').then(([message]) => message as Measured),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the export as ${format} ended with ${code}`))),
  ]);
}
