/** npm start: everything from a fresh clone to a running server. What it does, it says. */
import { build, checkNode, generate, install } from './lib/prepare.mjs';

checkNode();
install();
generate();
build();
process.env.NODE_ENV = 'production';
const { register } = await import('tsx/esm/api');
register();
await import('./serve.ts');
