/** Does every job in a process of its own, as an app does. Its settings are those of its environment. */
import { register } from 'tsx/esm/api';

register();
const { runJobs } = await import('../../lib/jobs/runner.ts');
const { JOB_HANDLERS } = await import('../../lib/services/job-handlers.ts');
await runJobs(JOB_HANDLERS);
