import { AppError } from '../errors';
import { RequestError } from './problem';

/** The largest comment as a document, in its longest encoding, with room to spare. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Twice the levels of the deepest comment; recursion over anything from outside stays shallow. */
const MAX_NESTING = 100;

/**
 * The JSON of a request, read no further than it may be long, whatever its Content-Length says.
 * @param maxBytes of the body as it is sent
 * @throws RequestError for another media type, no body, not UTF-8 or no JSON; AppError too_large, validation
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new RequestError('unsupported_media_type', 'Send JSON, and say so: Content-Type: application/json.', { Accept: 'application/json' });
  }
  const text = decode(await readBytes(request, maxBytes));
  if (text.trim() === '') throw new RequestError('bad_request', 'The request has no body. Send a JSON object.');
  const value = parse(text);
  refuseHostileShape(value);
  return value;
}

/** The body as it is sent, read no further than it may be long. @throws AppError too_large */
export async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > maxBytes) {
      // Nobody waits for whoever sends without end to have understood.
      void reader?.cancel().catch(() => undefined);
      throw tooLarge(maxBytes);
    }
    chunks.push(part.value);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

const tooLarge = (maxBytes: number) =>
  new AppError('too_large', `The request is larger than ${Math.floor(maxBytes / 1024).toLocaleString('en')} KiB, which is the most that this address takes. Please send less.`);

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new RequestError('bad_request', 'The body is not UTF-8. Encode it so before you send it.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new RequestError('bad_request', `The body is not JSON: ${(error as Error).message}.`);
  }
}

/** @throws AppError validation for what no honest client sends: a hundred levels, or keys that reach into prototypes */
function refuseHostileShape(value: unknown): void {
  let layer: unknown[] = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > MAX_NESTING) throw new AppError('validation', `The JSON is nested deeper than ${MAX_NESTING} levels. Please flatten it.`);
    if (layer.some((item) => isObject(item) && Object.hasOwn(item, '__proto__'))) {
      throw new AppError('validation', 'The JSON holds a key “__proto__”. Please leave it out.');
    }
    layer = layer.flatMap((item) => (isObject(item) ? Object.values(item) : []));
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
