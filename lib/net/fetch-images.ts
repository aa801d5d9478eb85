import { fetchFile } from './fetch-file';
import { INTERNET, type Network } from './network';

const TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'application/octet-stream'];
/** Of one page: so many pictures, each and all together so large, in so long a time. */
const MAX_COUNT = 40;
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_TOTAL_BYTES = 60 * 1024 * 1024;
const MAX_MS = 30_000;
const ONE_MS = 10_000;
const AT_ONCE = 4;

export type NamedImage = { id: string; address: string };

/**
 * Fetches the pictures that a page names, as far as its limits go, in their order.
 * @returns those that came @throws the reason of the signal
 */
export async function fetchImages(named: readonly NamedImage[], signal?: AbortSignal, network: Network = INTERNET): Promise<{ id: string; bytes: Uint8Array }[]> {
  const late = AbortSignal.timeout(MAX_MS);
  const until = signal ? AbortSignal.any([signal, late]) : late;
  const waiting = named.slice(0, MAX_COUNT);
  const came = new Map<string, Uint8Array>();
  // Each is promised all that it may take before it is asked for, so that together they never take more.
  let left = MAX_TOTAL_BYTES;
  let underWay = 0;
  const mayBegin = () => left >= MAX_BYTES || (underWay === 0 && left > 0);
  const next = async (): Promise<void> => {
    while (waiting.length > 0 && mayBegin() && !until.aborted) {
      const image = waiting.shift()!;
      const maxBytes = Math.min(MAX_BYTES, left);
      left -= maxBytes;
      underWay += 1;
      const file = await fetchFile(image.address, { types: TYPES, maxBytes, time: ONE_MS, signal: until }, network).catch(() => null);
      underWay -= 1;
      left += maxBytes - (file?.bytes.byteLength ?? 0);
      if (file) came.set(image.id, file.bytes);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  signal?.throwIfAborted();
  return named.flatMap(({ id }) => (came.has(id) ? [{ id, bytes: came.get(id)! }] : []));
}
