/** The app as it is served, on a port that the system chooses. */
import type { AddressInfo } from 'node:net';
import next from 'next';
import { apiBeside } from '../lib/api';
import { createFront } from '../lib/front';

const app = next({ dev: false, dir: process.cwd() });
await app.prepare();
const { server, answerWith } = createFront(false);
answerWith(apiBeside(app.getRequestHandler()));
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('SIGTERM', () => process.exit(0));
