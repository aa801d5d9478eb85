/** Does jobs of the kind “slow” in a process of its own and never ends one; says so when it has taken one up. Its database is that of DATABASE_URL. */
import { register } from 'tsx/esm/api';

register();
const { runJobs } = await import('../../lib/jobs/runner.ts');
const { handle } = await import('../../lib/jobs/kind.ts');
const { SLOW } = await import('./slow-kind.ts');
await runJobs([
  handle(SLOW, async () => {
    console.log('took it up');
    await new Promise(() => undefined);
  }),
]);
