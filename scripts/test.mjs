/**
 * npm test: everything that can be tested, in the order in which it is quickest to hear of a
 * mistake. Every step runs, whatever came before. Only some: npm test -- unit e2e
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { checkNode, ROOT, stop } from './lib/prepare.mjs';
import { one, playwrightCounts, resultFile, RESULTS, vitestCounts } from './lib/test-results.mjs';

/** Nothing takes as long as this, on a busy machine either; what does hangs, and is ended so that the rest is still run. */
const STEP_LIMIT_MS = 20 * 60_000;

const prepare = (step) => [['scripts/lib/prepare.mjs', step]];
const vitest = (project) => [
  ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(project)}`],
];
const STEPS = [
  { name: 'install', says: 'Packages', commands: prepare('install'), needed: true },
  { name: 'generate', says: 'Database client', commands: prepare('generate'), needed: true },
  { name: 'lint', says: 'Lint, with the import arrows', commands: [['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']], count: one },
  { name: 'types', says: 'Types', commands: [['node_modules/next/dist/bin/next', 'typegen'], ['node_modules/typescript-native/bin/tsc', '--noEmit']], count: one, beside: 'lint' },
  { name: 'unit', says: 'Unit tests', commands: vitest('unit'), count: vitestCounts },
  { name: 'integration', says: 'Integration tests, on a real PostgreSQL', commands: vitest('integration'), count: vitestCounts },
  { name: 'build', says: 'Pages, as they are served', commands: prepare('build') },
  { name: 'start', says: 'Starting, ending and being killed', commands: vitest('start'), count: vitestCounts, built: true },
  { name: 'e2e', says: 'End to end, in a real browser', commands: [['node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json']], count: playwrightCounts, built: true },
];

/** The programs that run. */
const children = new Set();
let stopped = '';
// Ctrl-C reaches the programs by itself; other signals reach this one alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = signal;
    if (signal !== 'SIGINT') for (const child of children) child.kill('SIGINT');
  });
}

/** Runs a program of Node's with its output shown. @returns its exit code */
function run(args, name) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: resultFile(name), NEXT_TELEMETRY_DISABLED: '1' };
  // Asked by SIGINT, Vitest and Playwright end what they started: servers, browsers, databases.
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], timeout: STEP_LIMIT_MS, killSignal: 'SIGINT' });
  children.add(child);
  return new Promise((resolve) => {
    child.once('error', (error) => (console.error(error.message), resolve(1)));
    child.once('close', (code) => resolve(code === null ? 1 : code));
  }).finally(() => children.delete(child));
}

/** Runs one step. A step that ends badly without naming a test that failed counts as one that failed. */
async function perform({ name, commands, count }) {
  fs.rmSync(resultFile(name), { force: true });
  let code = 0;
  for (const command of commands) if (code === 0) code = await run(command, name);
  let counts = { passed: 0, failed: [], skipped: 0 };
  try {
    if (count) counts = count(name, code);
  } catch (error) {
    console.error(`No result of ${name}: ${error.message}`);
    if (code === 0) code = 1;
  }
  if (code !== 0 && counts.failed.length === 0) counts.failed = [name];
  return counts;
}

checkNode();
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) stop(`There is no step ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}.`);
const needsBuild = STEPS.some(({ name, built }) => built && chosen.includes(name));
const steps = STEPS.filter(({ name, needed }) => needed || chosen.length === 0 || chosen.includes(name) || (needsBuild && name === 'build'));

fs.mkdirSync(RESULTS, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
const failures = [];
/** Runs one step, and adds what came of it to what is told at the end. */
async function account(step) {
  console.log(`\n=== ${step.says} (${step.name})`);
  const begun = Date.now();
  const { passed, failed, skipped } = await perform(step);
  const seconds = ((Date.now() - begun) / 1_000).toFixed(1).padStart(6);
  lines.push(`  ${step.name.padEnd(12)} ${seconds} s  ${step.count || failed.length > 0 ? `${passed} passed, ${failed.length} failed${skipped ? `, ${skipped} skipped` : ''}` : 'done'}`);
  total.passed += passed;
  total.failed += failed.length;
  failures.push(...failed);
  total.skipped += skipped;
}

for (const step of steps) {
  if (stopped) break;
  if (steps.some(({ name }) => name === step.beside)) continue;
  // What is short, or uses one core alone, is run beside another such.
  await Promise.all([step, ...steps.filter(({ beside }) => beside === step.name)].map(account));
}
if (stopped) {
  lines.push(`  Stopped by ${stopped}; what was left was not run.`);
  total.failed += 1;
}
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`);
console.log(`\n${lines.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = stopped ? 130 : total.failed > 0 ? 1 : 0;
