import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbedded } from '../../lib/db/embedded';
import { applyMigrations } from '../../lib/db/migrate';
import { measureAnchoring } from './anchoring';
import { makeBenchData } from './data';
import { measureBrowser } from './browser';
import { measureExports } from './exports';
import { measureImports } from './imports';
import { measureInsight } from './insight';
import { measureLive } from './live/main';
import { measureMany } from './many';
import { measureSize } from './measure';
import { measureRevision } from './revision';
import { measureSearch } from './search';

const SIZES = [1_000, 10_000];
/** As many comments as make 1,000 threads, each with a passage to tint. */
const COMMENTS_TO_PAINT = 2_500;
const EXPORTED = [1_000, 10_000, 100_000];
const MANY = 100_000;

/** What can be measured, and alone: `npm run bench -- exports`. */
const PARTS = { pages, browser, live, search, insight, exports, imports: measureImports, anchoring };
const asked = process.argv.slice(2);
const wrong = asked.find((name) => !(name in PARTS));
if (wrong !== undefined) throw new Error(`There is no part “${wrong}”. There are: ${Object.keys(PARTS).join(', ')}.`);

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-bench-'));
const server = await startEmbedded({ dataDir });
try {
  console.log(`${os.cpus()[0]?.model ?? 'unknown processor'}, ${os.cpus().length} cores, Node ${process.versions.node}\n`);
  for (const [name, measure] of Object.entries(PARTS)) if (asked.length === 0 || asked.includes(name)) await measure();
} finally {
  await server.stop();
  fs.rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

/** A database of its own with so many comments. */
async function filled(name: string, comments: number) {
  const url = await server.database(`bench_${name}_${comments}`);
  await applyMigrations(url);
  return { url, data: await makeBenchData(url, comments) };
}

async function pages(): Promise<void> {
  const rates: number[] = [];
  for (const size of SIZES) {
    const { url, data } = await filled('pages', size);
    rates.push(await measureSize(size, url, data));
  }
  console.log(`First page of threads at ${SIZES[1]} comments: ${(rates[1]! / rates[0]!).toFixed(2)} of the requests per second at ${SIZES[0]}\n`);
}

async function browser(): Promise<void> {
  const { url, data } = await filled('browser', COMMENTS_TO_PAINT);
  await measureBrowser(1_000, url, data);
  for (const size of SIZES) {
    const many = await filled('many', size);
    await measureMany(size, many.url, many.data);
  }
}

async function live(): Promise<void> {
  const { url, data } = await filled('live', COMMENTS_TO_PAINT);
  if (!(await measureLive(url, data))) process.exitCode = 1;
}

async function search(): Promise<void> {
  const { url, data } = await filled('search', MANY);
  if (!(await measureSearch(MANY, url, data))) process.exitCode = 1;
}

async function insight(): Promise<void> {
  const { url, data } = await filled('insight', MANY);
  await measureInsight(MANY, url, data);
}

async function exports(): Promise<void> {
  for (const size of EXPORTED) {
    const { url, data } = await filled('exports', size);
    if (!(await measureExports(size, url, data))) process.exitCode = 1;
  }
}

async function anchoring(): Promise<void> {
  measureAnchoring();
  const url = await server.database('bench_revision');
  await applyMigrations(url);
  if (!(await measureRevision(url))) process.exitCode = 1;
}
