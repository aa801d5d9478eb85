/** How the thread of export-thread.ts begins: threads of Node 20 do not take over what reads TypeScript. */
import { register } from 'tsx/esm/api';

register();
await import('./export-thread-main.ts');
