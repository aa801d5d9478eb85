/** Asks the API as a client would: a request in, an answer out, each answer held against its schema. */
import { findHandler } from '@/app/api/v1/router';
import * as nowhere from '@/app/api/v1/[[...path]]/route';
import type { Handler, Method } from '@/lib/http/route';
import { problemView } from '@/lib/schemas/api';

export type Asked = { token?: string | undefined; body?: unknown; raw?: BodyInit; headers?: Record<string, string> };
export type Answered = { status: number; headers: Headers; json: any }; // eslint-disable-line @typescript-eslint/no-explicit-any

const ORIGIN = 'http://localhost:3000';

/** As the server does it; what it does not find is answered by Next's route for that. */
const find = (method: Method, pathname: string) => findHandler(method, pathname) ?? { handler: nowhere[method] as unknown as Handler, params: {} };

/** @param target method and address, as in `POST /api/v1/seminars` */
export async function ask(target: `${Method} /${string}`, { token, body, raw, headers }: Asked = {}): Promise<Answered> {
  const [method, address] = target.split(' ') as [Method, string];
  const url = new URL(address, ORIGIN);
  const { handler, params } = find(method, url.pathname);
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const request = new Request(url, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent, duplex: 'half' }),
  } as RequestInit);
  const response = await handler(request, { params: Promise.resolve(params) });
  return check(handler, response);
}

/** @throws when an answer is not what the API's document says */
async function check(handler: Handler, response: Response): Promise<Answered> {
  const { status, headers } = response;
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  const said = (name: string) => headers.get(name);
  if (said('cache-control') !== 'no-store' || said('x-content-type-options') !== 'nosniff') throw new Error('The answer lacks its headers.');
  if (status >= 400) {
    if (said('content-type') !== 'application/problem+json') throw new Error(`Not a problem: ${said('content-type')}`);
    if (problemView.parse(json).status !== status) throw new Error('The problem tells another status.');
  } else if (status === 204) {
    if (text !== '') throw new Error('204 has no body.');
  } else {
    handler.operation?.answer?.parse(json);
  }
  return { status, headers, json };
}
