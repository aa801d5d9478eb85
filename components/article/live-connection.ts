import { frameReader, type LiveMessage } from '@/lib/core/live';
import type { ReaderState } from './reader-store';

export type Live = {
  stop: () => void;
  /** Goes on from the place that newly read data is of: what was told since is told again, as that data may lack it. */
  goOnFrom: (since: string) => void;
};
type Told = { hear: (messages: LiveMessage[]) => void; state: (live: ReaderState['live']) => void };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** Two beats of the server and a half: a connection that is silent for longer is dead. */
const SILENCE_MS = 40_000;
/** A tab in the background gives its connection back: without HTTP/2, browsers allow six to one address, of all tabs together. */
const HIDDEN_MS = 10_000;

/**
 * Reads an article's live updates, and goes on where it was whenever the connection breaks.
 * `fetch` instead of EventSource, because that tells a session that ended from a server that is away.
 * @param since what the page's data is of
 */
export function connectLive(articleId: string, since: string, { hear, state }: Told): Live {
  let place = since;
  let wait = FIRST_WAIT_MS;
  let stopped = false;
  let connection: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening = new AbortController();

  const connect = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = (connection = new AbortController());
    let silence: ReturnType<typeof setTimeout> | undefined;
    const stillThere = () => {
      clearTimeout(silence);
      silence = setTimeout(() => mine.abort(), SILENCE_MS);
    };
    let response: Response | undefined;
    try {
      stillThere();
      response = await fetch(`/api/v1/articles/${articleId}/events?${new URLSearchParams({ since: place })}`, { signal: mine.signal, cache: 'no-store' });
      if (response.status === 404 || response.status === 403) return stop('over');
      if (response.status === 401) state('signed-out');
      if (response.ok && response.body) {
        state('on');
        wait = FIRST_WAIT_MS;
        // Also after it was told to end: whether the session or the membership did is said by asking once more.
        await read(response.body, stillThere);
      }
    } catch {
      // The network, or the server, is away.
    } finally {
      clearTimeout(silence);
    }
    if (stopped || mine !== connection) return;
    if (response?.status !== 401) state('away');
    timer = setTimeout(() => void connect(), wait * (0.5 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };

  const read = async (body: ReadableStream<Uint8Array>, stillThere: () => void): Promise<void> => {
    const take = frameReader();
    const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      stillThere();
      const heard = take(part.value);
      if (stopped) return;
      place = heard.findLast(({ cursor }) => cursor !== null)?.cursor ?? place;
      const messages = heard.flatMap(({ message }) => message ?? []);
      if (messages.length > 0) hear(messages);
    }
  };

  const stop = (last?: ReaderState['live']) => {
    stopped = true;
    clearTimeout(timer);
    clearTimeout(hiding);
    connection?.abort();
    listening.abort();
    if (last) state(last);
  };
  const now = () => {
    if (stopped || asleep) return;
    wait = FIRST_WAIT_MS;
    connection?.abort();
    void connect();
  };

  let hiding: ReturnType<typeof setTimeout> | undefined;
  // A tab that is opened in the background has none until it is looked at.
  let asleep = document.hidden;
  const onVisibility = () => {
    clearTimeout(hiding);
    if (!document.hidden) {
      const woken = asleep;
      asleep = false;
      if (woken) now();
      return;
    }
    hiding = setTimeout(() => {
      asleep = true;
      clearTimeout(timer);
      const old = connection;
      connection = undefined;
      old?.abort();
    }, HIDDEN_MS);
  };
  const { signal } = listening;
  window.addEventListener('online', now, { signal });
  // What is said on a line that was cut is not missed until it has been silent for long.
  window.addEventListener('offline', () => connection?.abort(), { signal });
  document.addEventListener('visibilitychange', onVisibility, { signal });
  if (!asleep) void connect();
  const goOnFrom = (since: string) => {
    if (since === place) return;
    place = since;
    if (connection) now();
  };
  return { stop: () => stop(), goOnFrom };
}
