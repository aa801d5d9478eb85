/** npm start: everything from a fresh clone to a running server. What it does, it says. With --dev, pages are built as they are asked for. */
import { build, checkNode, generate, install, ROOT } from './lib/prepare.mjs';

checkNode();
process.chdir(ROOT);
install();
generate();
const dev = process.argv.includes('--dev');
if (!dev) build();
process.env.NODE_ENV = dev ? 'development' : 'production';
const { register } = await import('tsx/esm/api');
register();
await import('./serve.ts');
