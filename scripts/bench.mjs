/** npm run bench: how fast Scholium is, beside a bare baseline in the same run. */
import { build, checkNode, generate, install } from './lib/prepare.mjs';

checkNode();
install();
generate();
build();
process.env.NODE_ENV = 'production';
const { register } = await import('tsx/esm/api');
register();
await import('./bench/main.ts');
