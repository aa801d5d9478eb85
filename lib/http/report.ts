import { z } from 'zod';
import { AppError, type ErrorCode } from '../errors';
import { newId } from '../ids';
import { log } from '../log';
import type { PublicError } from './public-error';

/** The one place where errors get their HTTP status. */
export const STATUS: Record<PublicError['code'], number> = {
  validation: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} satisfies Record<ErrorCode | 'internal', number>;

/** Seconds that a restart of the database takes at most. */
const DATABASE_RESTART = 5;

/** What the client is told of an error. A defect is logged under a request id, of which alone the client hears. */
export function report(error: unknown): PublicError {
  if (error instanceof z.ZodError) return invalidInput(error);
  if (error instanceof AppError) {
    const { code, message, fields, retryAfter, current } = error;
    return {
      code,
      message,
      ...(fields ? { fields } : {}),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(current === undefined ? {} : { current }),
    };
  }
  if (isDatabaseAway(error)) {
    log.warn({ err: error }, 'the database is away');
    return {
      code: 'unavailable',
      message: 'The database does not answer. Nothing was changed; please try again in a few seconds.',
      retryAfter: DATABASE_RESTART,
    };
  }
  const requestId = newId();
  log.error({ err: error, requestId }, 'unexpected error');
  return { code: 'internal', message: `Something went wrong on our side. Please try again; if it stays, tell your operator this number: ${requestId}.`, requestId };
}

/** What a schema refused, each with the path to it; a key that the schema does not know is named. */
export function issuesOf(error: z.ZodError): { path: PropertyKey[]; message: string }[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: `“${key}” is not known here. Please check its spelling, or leave it out.` }))
      : [{ path: issue.path, message: issue.message }],
  );
}

/** The first message for each field, by the field's path (`claim.paraphrase`). */
function invalidInput(error: z.ZodError): PublicError {
  const issues = issuesOf(error);
  const fields: Record<string, string> = {};
  for (const { path, message } of issues) fields[path.join('.')] ??= message;
  const [first] = issues;
  const at = issues.length > 1 && first!.path.length > 0 ? `${first!.path.join('.')}: ` : '';
  return { code: 'validation', message: `${at}${first?.message ?? 'This is not valid.'}`, fields };
}

/** Prisma's codes for a server that cannot be reached or keeps us waiting, and PostgreSQL's own for one that goes down, comes up, or has no room. */
const AWAY = /^(P1001|P1002|P1008|P1017|P2024|P2028|P2034|40001|40P01|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|57P0[1-3]|08\d{3}|53[1-4]00)$/;
const AWAY_WORDS = /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|connection timeout|ECONNREFUSED|server closed the connection|DatabaseNotReachable|ConnectionClosed|SocketTimeout/i;

function isDatabaseAway(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { code, message, cause, kind, originalCode, meta } = error as Record<string, unknown>;
  if ([code, originalCode].some((each) => typeof each === 'string' && AWAY.test(each))) return true;
  if ([message, kind].some((each) => typeof each === 'string' && AWAY_WORDS.test(each))) return true;
  // A raw query hides what its driver said in `meta`.
  return isDatabaseAway(cause, depth + 1) || isDatabaseAway((meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError, depth + 1);
}
