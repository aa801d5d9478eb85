/** The app as it is served, on a port that the system chooses. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import next from 'next';

const app = next({ dev: false, dir: process.cwd() });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => void handle(request, response));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('SIGTERM', () => process.exit(0));
