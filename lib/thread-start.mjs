/** How the threads of thread.ts begin: threads of Node 20 do not take over what reads TypeScript. */
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
await import(pathToFileURL(workerData.module).href);
