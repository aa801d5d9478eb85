import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import type { ProblemView } from '../schemas/api';
import { jsonResponse } from './json';
import type { PublicError } from './public-error';
import { issuesOf, report, STATUS } from './report';

/** What is wrong with a request as such, before it means anything to a service. */
const REQUEST_STATUS = { bad_request: 400, unauthenticated: 401, method_not_allowed: 405, unsupported_media_type: 415 };

export class RequestError extends Error {
  /** @param message what is wrong and how to mend it, for whoever writes the program that asks */
  constructor(
    readonly code: keyof typeof REQUEST_STATUS,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

/** Nothing that the API says may be kept by a cache, or be taken for something else than it is. */
export const ALWAYS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** Else the server would go on taking in, and throwing away, what is still being sent. */
export const CLOSE = { Connection: 'close' };

/** A refusal names this many parts; whoever mends those sees the next. */
const MAX_ERRORS = 20;

/**
 * The answer to an error: a problem of RFC 9457.
 * @param place where fields come from: in the body they are named by JSON pointers
 * @param unread whether a body that may be large was not taken in
 */
export function problem(error: unknown, place: 'query' | 'body', unread = false): Response {
  if (error instanceof RequestError) {
    return respond(REQUEST_STATUS[error.code], { code: error.code, message: error.message }, [], { ...error.headers, ...(unread ? CLOSE : {}) });
  }
  const known = report(error);
  const refused = error instanceof z.ZodError ? issuesOf(error) : Object.entries(known.fields ?? {}).map(([path, message]) => ({ path: path.split('.'), message }));
  const errors = refused.slice(0, MAX_ERRORS).map(({ path, message }) => ({ ...nameOf(path, place), detail: message }));
  return respond(STATUS[known.code], known, errors, {
    ...(known.retryAfter === undefined ? {} : { 'Retry-After': String(known.retryAfter) }),
    ...(unread || known.code === 'too_large' ? CLOSE : {}),
  });
}

const nameOf = (path: PropertyKey[], place: 'query' | 'body') =>
  place === 'query'
    ? { parameter: path.join('.') }
    : { pointer: ['#', ...path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/') };

function respond(
  status: number,
  { code, message, current, requestId }: Omit<PublicError, 'code'> & { code: string },
  errors: NonNullable<ProblemView['errors']>,
  headers: Record<string, string>,
): Response {
  const body: ProblemView = {
    // No page stands behind an address of ours that every installation has: `code` tells problems apart.
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail: message,
    code,
    ...(errors.length > 0 ? { errors } : {}),
    ...(current === undefined ? {} : { current }),
    ...(requestId === undefined ? {} : { requestId }),
  };
  return jsonResponse(body, status, 'application/problem+json', { ...ALWAYS, ...headers });
}
