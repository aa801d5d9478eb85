/** npm start: everything from a fresh clone to a running server. What it does, it says. With --dev, pages are built as they are asked for. */
import net from 'node:net';
import { build, checkNode, generate, install, ROOT, stop } from './lib/prepare.mjs';

checkNode();
process.chdir(ROOT);
install();
generate();
const dev = process.argv.includes('--dev');
if (!dev) {
  await refuseTakenPort();
  build();
}
process.env.NODE_ENV = dev ? 'development' : 'production';
const { register } = await import('tsx/esm/api');
register();
await import('./serve.ts');

/** Before anything is built: under a Scholium that runs here already, its pages would be exchanged. */
function refuseTakenPort() {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) return undefined; // the settings are checked later
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', ({ code }) => {
      if (code === 'EADDRINUSE') stop(`Port ${port} is taken, perhaps by a Scholium that runs already. Choose another one: PORT=${port + 1} npm start`);
      resolve();
    });
    probe.listen(port, process.env.HOST || undefined, () => probe.close(resolve));
  });
}
