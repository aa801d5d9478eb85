import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import { readBytes } from './body';
import { RequestError } from './problem';

/** What a form of several parts sent: files, and words. */
export type Form = Record<string, string | File>;

export const FORM = 'multipart/form-data';
/** More than any operation knows; so that what is wrong with a few too many is still told by name. */
const MAX_PARTS = 20;
/** With the characters that a boundary may have (RFC 2046, 5.1.1) and nothing else, so that nobody can read another one out of it. */
const TYPE = /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+,./:=?-]{1,70}))$/i;

/** Whether what is sent says that it is a form of several parts. */
export const sendsForm = (request: Request): boolean => (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase() === FORM;

/**
 * The parts of a form, read no further than it may be long, whatever its Content-Length says.
 * @param maxBytes of the body as it is sent
 * @throws RequestError for what is no whole form; AppError too_large, validation for too many parts or a name that is given twice
 */
export async function readForm(request: Request, maxBytes: number): Promise<Form> {
  const type = request.headers.get('content-type')!.trim();
  const [, quoted, bare] = TYPE.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw noForm();
  // The platform's reader knows no limits: it gets what was read within one, and has few enough parts.
  const bytes = await readBytes(request, maxBytes);
  if (hasMore(bytes, `--${boundary}`, MAX_PARTS + 1)) throw new AppError('validation', `The form has more than ${MAX_PARTS} parts. Please send only those that this address knows.`);
  const parts = await new Response(bytes as BodyInit, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw noForm();
  });
  const form: [string, string | File][] = [];
  for (const [name, value] of parts) {
    if (form.some(([known]) => known === name)) throw new AppError('validation', `“${name}” is given twice. Please give it once.`, { fields: { [name]: 'Please give it once.' } });
    form.push([name, value]);
  }
  // As own properties, also where a part is named as what all objects have.
  return Object.fromEntries(form);
}

const noForm = () => new RequestError('bad_request', `The body is no whole form. Send it as ${FORM}, with its boundary, as curl does with -F.`);

/** Whether something stands in the bytes more often than so many times. */
function hasMore(bytes: Uint8Array, what: string, most: number): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = all.indexOf(what); at >= 0 && found <= most; at = all.indexOf(what, at + what.length)) found += 1;
  return found > most;
}

/** A form as it can be told apart from another: its files by what is in them. */
export async function formDigest(form: Form): Promise<unknown> {
  const told = async (value: string | File) => (typeof value === 'string' ? value : { name: value.name, sha256: createHash('sha256').update(new Uint8Array(await value.arrayBuffer())).digest('hex') });
  return Promise.all(Object.entries(form).map(async ([name, value]) => [name, await told(value)]));
}
