import pg from 'pg';
import { env } from '../env';

export type Listener = { close: () => Promise<void> };

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * One connection that hears what is notified on some channels, opened again whenever it breaks.
 * @param hear gets the channel and what was said on it
 * @param connected is called each time that the connection has come up: what was said before was missed
 */
export function listenTo(channels: readonly string[], hear: (channel: string, payload: string) => void, connected: () => void): Listener {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let wait = FIRST_WAIT_MS;
  let closed = false;

  const again = () => {
    if (closed || timer) return;
    // Not all processes at once, when a database comes back.
    timer = setTimeout(open, wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const open = () => {
    timer = undefined;
    const fresh = new pg.Client({ connectionString: env().DATABASE_URL, connectionTimeoutMillis: 5_000, keepAlive: true, application_name: 'scholium live' });
    client = fresh;
    let failed = false;
    const fail = () => {
      if (failed) return;
      failed = true;
      void fresh.end().catch(() => undefined);
      again();
    };
    fresh.on('error', fail);
    fresh.on('end', fail);
    fresh.on('notification', ({ channel, payload }) => hear(channel, payload ?? ''));
    fresh
      .connect()
      .then(() => fresh.query(channels.map((channel) => `LISTEN ${pg.escapeIdentifier(channel)}`).join('; ')))
      .then(() => {
        wait = FIRST_WAIT_MS;
        connected();
      })
      .catch(fail);
  };
  open();
  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
