import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../../lib/db/embedded';
import { applyMigrations } from '../../lib/db/migrate';
import { makeBenchData } from './data';
import { measureBrowser } from './browser';
import { measureSize } from './measure';

const SIZES = [1_000, 10_000];
/** As many comments as make 1,000 threads, each with a passage to tint. */
const COMMENTS_TO_PAINT = 2_500;

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-bench-'));
const server = await startEmbedded({ dataDir });
try {
  console.log(`${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.versions.node}\n`);
  const pages: number[] = [];
  for (const size of SIZES) {
    const url = await server.database(`bench_${size}`);
    await applyMigrations(url);
    pages.push(await measureSize(size, url, await makeBenchData(url, size)));
  }
  console.log(`First page of threads at ${SIZES[1]} comments: ${(pages[1]! / pages[0]!).toFixed(2)} of the requests per second at ${SIZES[0]}\n`);
  const url = await server.database('bench_browser');
  await applyMigrations(url);
  await measureBrowser(1_000, url, await makeBenchData(url, COMMENTS_TO_PAINT));
} finally {
  await server.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);
