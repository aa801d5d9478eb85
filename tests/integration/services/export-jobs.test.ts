/** Exports that are made in the background: by whom, for whom, and what becomes of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { type Runner, runJobs } from '@/lib/jobs/runner';
import { exportInput } from '@/lib/schemas/exports';
import { exportedFile, getExport, requestExport } from '@/lib/services/export-jobs';
import { JOB_HANDLERS } from '@/lib/services/job-handlers';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle } from '../../support/factories';

useTestDatabase();
let runner: Runner;
beforeAll(async () => {
  const t = Date.now();
  runner = await runJobs(JOB_HANDLERS);
  console.log('first', Date.now() - t);
  const u = Date.now();
  await (await runJobs([])).end();
  console.log('second', Date.now() - u);
});
afterAll(() => runner.end());

describe('x', () => {
  it('y', async () => {
    const article = await makeArticle();
    await makeAnnotation(article);
    const actor = actorOf(article.in.people.participant);
    for (const format of ['csv', 'docx', 'pdf'] as const) {
      const t = Date.now();
      const { id } = await requestExport(actor, { article: article.id }, exportInput.parse({ format }), 'http://x');
      await expect.poll(async () => (await getExport(actor, id)).state, { timeout: 20_000 }).not.toMatch(/queued|running/);
      console.log(format, Date.now() - t, await getExport(actor, id));
      const file = await exportedFile(actor, id);
      let n = 0;
      for await (const p of file.pieces) n += p.length;
      console.log(file.name, n, await db.exportChunk.count());
    }
  });
});
