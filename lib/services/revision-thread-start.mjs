/** How the thread of revision-thread.ts begins, as export-thread-start.mjs does. */
import { register } from 'tsx/esm/api';

register();
await import('./revision-thread-main.ts');
