import { fetch, type Agent, type Response } from 'undici';
import { INTERNET, makeAgent, type Network, Unreachable } from './network';

/** `address` is where it was found in the end; `charset` is what the site says of a text. */
export type FetchedFile = { address: string; mediaType: string; charset: string | null; bytes: Uint8Array };

export type FetchProblem = 'address' | 'unreachable' | 'redirects' | 'status' | 'type' | 'large' | 'slow' | 'broken';

/** Why an address could not be fetched, in words for whoever asked for it. */
export class FetchError extends Error {
  constructor(
    readonly problem: FetchProblem,
    message: string,
  ) {
    super(message);
    this.name = 'FetchError';
  }
}

export type FetchWish = {
  /** Media types that are taken. */
  types: readonly string[];
  /** Bytes as they are after decompression. */
  maxBytes: number;
  /** milliseconds, redirects included */
  time: number;
  signal?: AbortSignal | undefined;
};

const MAX_REDIRECTS = 5;
const PORTS = new Set(['', '80', '443']);
const HEADERS = { 'User-Agent': 'Scholium (a reading seminar; fetches one page that a member asked for)', 'Accept-Language': '*' };
const BY_HAND = 'Open the page in your browser, and paste its text or bring in the saved file instead.';

/**
 * Fetches one file of the public web, without cookies or credentials. Each redirect is checked as
 * the first address was. @throws FetchError; the reason of the signal
 */
export async function fetchFile(address: string, wish: FetchWish, network: Network = INTERNET): Promise<FetchedFile> {
  const late = AbortSignal.timeout(wish.time);
  const signal = wish.signal ? AbortSignal.any([wish.signal, late]) : late;
  const agent = makeAgent(network);
  try {
    let url = checked(address);
    for (let hops = 0; hops <= MAX_REDIRECTS; hops += 1) {
      const response = await fetch(url, { dispatcher: agent, redirect: 'manual', credentials: 'omit', signal, headers: { ...HEADERS, Accept: wish.types.join(', ') } });
      const next = nextOf(response, url);
      if (!next) return await take(response, url, wish);
      await response.body?.cancel();
      url = next;
    }
    throw new FetchError('redirects', `This address leads from one to the next without end. ${BY_HAND}`);
  } catch (error) {
    wish.signal?.throwIfAborted();
    throw told(error, late.aborted);
  } finally {
    end(agent);
  }
}

/** What still hangs on it ends with it. */
const end = (agent: Agent): void => void agent.destroy().catch(() => undefined);

/** @throws FetchError for what is no address of the web as everybody reaches it */
function checked(address: string, base?: URL): URL {
  const url = URL.canParse(address.trim(), base) ? new URL(address.trim(), base) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') throw new FetchError('address', 'This is not the address of a page. It begins with https:// or http://, as your browser shows it.');
  if (url.username || url.password) throw new FetchError('address', 'The address holds a name or password. Take that out; Scholium signs in nowhere.');
  if (!PORTS.has(url.port)) throw new FetchError('address', `The address names the port ${url.port}. Pages are fetched from the usual ports of the web only. ${BY_HAND}`);
  url.hash = '';
  return url;
}

function nextOf({ status, headers }: Response, from: URL): URL | null {
  const location = headers.get('location');
  return [301, 302, 303, 307, 308].includes(status) && location ? checked(location, from) : null;
}

async function take(response: Response, url: URL, { types, maxBytes }: FetchWish): Promise<FetchedFile> {
  const { status, headers } = response;
  if (status !== 200) {
    const why = status === 404 || status === 410 ? 'The site says that there is no such page. Check the address.' : `The site does not give this page to a program without a sign-in (it answered ${status}). ${BY_HAND}`;
    throw new FetchError('status', why);
  }
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').split(';').map((part) => part.trim());
  const mediaType = type.toLowerCase();
  if (!types.includes(mediaType)) throw new FetchError('type', `What is at this address cannot be read as an article (the site calls it ${mediaType || 'nothing'}).`);
  const charset = parameters.map((part) => /^charset=["']?([\w.:-]{1,40})/i.exec(part)?.[1]).find(Boolean) ?? null;
  const tooLarge = () => new FetchError('large', `What is at this address is larger than ${Math.floor(maxBytes / 1024 / 1024)} MiB, the most that is fetched.`);
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return { address: url.href, mediaType, charset, bytes: Buffer.concat(chunks) };
}

/** Names that are not there and hosts of a private network are told alike, so that nobody finds out which there are. */
function told(error: unknown, late: boolean): FetchError {
  if (error instanceof FetchError) return error;
  if (late) return new FetchError('slow', `The site took too long. Try again later. ${BY_HAND}`);
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof Unreachable) return new FetchError('unreachable', `This address is not one that can be reached from the public internet. Check it. ${BY_HAND}`);
  }
  return new FetchError('broken', `The site could not be reached, or broke off. Try again later. ${BY_HAND}`);
}
