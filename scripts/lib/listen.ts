import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens, and tells the port (that the system chose, for 0). @throws Error with what to do when it is taken */
export async function listen(server: Server, port: number, host: string | undefined): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is taken, perhaps by a Scholium that runs already. Choose another one: PORT=${port + 1} npm start`);
    if (code === 'EACCES') throw new Error(`Port ${port} may not be used by this user. Choose one above 1024: PORT=3000 npm start`);
    throw error;
  }
  return (server.address() as AddressInfo).port;
}
