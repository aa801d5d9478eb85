import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import net from 'node:net';
import pg from 'pg';
import { spawnUnprivileged } from './embedded-files';
import { plainWords } from './plain-words';

const STARTS_WITHIN_MS = 60_000;
/** Recovery after a crash can take longer than this only with far more data than fits one machine. */
const POLL_MS = 50;

/** Starts the server's process; it listens on this machine only. */
export function launch(postgres: string, folder: string, port: number, unsafe: boolean): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    log_min_messages: 'fatal',
    ...(unsafe ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a session of its own: Ctrl-C reaches the app alone, which then ends the server in order.
  return spawnUnprivileged(postgres, ['-D', folder, '-p', String(port), ...args], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
}

/** Whether a process has ended, or never began. */
export const hasEnded = (child: ChildProcess) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** Waits until the server answers. @throws Error with its own words when it ends instead */
export async function ready(server: ChildProcess, url: string): Promise<void> {
  const said = collect(server);
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline) {
    if (await inServer(url, () => Promise.resolve(true)).catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (hasEnded(server)) throw new Error(`PostgreSQL did not start: ${said()}`);
  }
  server.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start within a minute: ${said()}`);
}

/** Keeps the last of what a process says, in plain words where there are any. */
export function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-4_000)));
  child.once('error', (error) => (text += error.message));
  return () => plainWords(text.trim()) || 'it said nothing about why.';
}

/** Ends the server in order: "fast shutdown" ends connections and writes everything out. */
export async function shutDown(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  const patience = setTimeout(() => server.kill('SIGQUIT'), 20_000);
  await exited;
  clearTimeout(patience);
}

/** Does something over a connection of its own. */
export async function inServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as net.AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
