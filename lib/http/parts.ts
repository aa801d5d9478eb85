import { createHash } from 'node:crypto';
import { AppError } from '../errors';
import { readBytes } from './body';
import { RequestError } from './problem';

/** What a form of several parts sent: files, and words. */
export type Form = Record<string, string | File>;

export const FORM = 'multipart/form-data';

/** Whether what is sent says that it is a form of several parts. */
export const sendsForm = (request: Request): boolean => (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase() === FORM;

/**
 * The parts of a form, read no further than it may be long, whatever its Content-Length says.
 * @param maxBytes of the body as it is sent
 * @throws RequestError for what is no whole form; AppError too_large, validation for a name that is given twice
 */
export async function readForm(request: Request, maxBytes: number): Promise<Form> {
  const type = request.headers.get('content-type')!;
  // Its own reader knows no limit, so it gets what was read within one.
  const bytes = await readBytes(request, maxBytes);
  const parts = await new Response(bytes as BodyInit, { headers: { 'Content-Type': type } }).formData().catch(() => {
    throw new RequestError('bad_request', `The body is no whole form. Send it as ${FORM}, with its boundary, as curl does with -F.`);
  });
  const form: [string, string | File][] = [];
  for (const [name, value] of parts) {
    if (form.some(([known]) => known === name)) throw new AppError('validation', `“${name}” is given twice. Please give it once.`, { fields: { [name]: 'Please give it once.' } });
    form.push([name, value]);
  }
  // As own properties, also where a part is named as what all objects have.
  return Object.fromEntries(form);
}

/** A form as it can be told apart from another: its files by what is in them. */
export async function formDigest(form: Form): Promise<unknown> {
  const told = async (value: string | File) => (typeof value === 'string' ? value : { name: value.name, sha256: createHash('sha256').update(new Uint8Array(await value.arrayBuffer())).digest('hex') });
  return Promise.all(Object.entries(form).map(async ([name, value]) => [name, await told(value)]));
}
