/**
 * A command beside the server: node scripts/command.mjs NAME …. Its answer alone goes to the
 * output, so that it can be used in a script; what is going on is told beside it.
 */
import { checkNode, generate, install, ROOT, stop } from './lib/prepare.mjs';

console.log = console.error;
checkNode();
process.chdir(ROOT);
const [name, ...args] = process.argv.slice(2);
if (!['token', 'import-article', 'export', 'operator'].includes(name)) stop('There is no such command. There are: npm run token, npm run article, npm run export, npm run operator.');
install();
generate();
process.env.NODE_ENV ??= 'production';
process.env.LOG_LEVEL ??= 'warn';
const { register } = await import('tsx/esm/api');
register();
const { command } = await import(`./commands/${name}.ts`);
const { runCommand } = await import('./lib/run-command.ts');
await runCommand(command, args);
