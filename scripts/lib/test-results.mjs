/** What the steps of npm test say of themselves: a step's counts, and the names of what failed. */
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './prepare.mjs';

export const RESULTS = path.join(ROOT, 'test-results');
export const resultFile = (name) => path.join(RESULTS, `${name}.json`);
const read = (name) => JSON.parse(fs.readFileSync(resultFile(name), 'utf8'));

/** A step that is one check. */
export function one(name, code) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [name], skipped: 0 };
}

export function vitestCounts(name) {
  const { testResults, numPassedTests, numPendingTests, numTodoTests } = read(name);
  const failed = testResults.flatMap(({ name: file, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map((test) => `${path.relative(ROOT, file)} > ${test.fullName}`);
    // A file that fails before its first test, or around them, counts as one.
    return status === 'failed' && tests.length === 0 ? [path.relative(ROOT, file)] : tests;
  });
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests };
}

export function playwrightCounts(name) {
  const { stats, suites, errors } = read(name);
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failed = suites.flatMap(specs).filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  return { passed: stats.expected, failed: [...failed.map(({ file, title }) => `${file} > ${title}`), ...errors.map(({ message }) => message)], skipped: stats.skipped };
}
