/** npm run bench: how fast Scholium is, beside a bare baseline in the same run. A part alone: npm run bench -- exports */
import { build, checkNode, generate, install } from './lib/prepare.mjs';

checkNode();
install();
generate();
// These are measured without pages.
if (!process.argv.slice(2).every((part) => ['exports', 'search', 'insight', 'imports', 'anchoring'].includes(part)) || process.argv.length === 2) build();
process.env.NODE_ENV = 'production';
const { register } = await import('tsx/esm/api');
register();
await import('./bench/main.ts');
