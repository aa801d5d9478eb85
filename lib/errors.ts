/**
 * The errors that a person can do something about. Anything else that is thrown is a defect:
 * it is logged and answered with 500 and a request id.
 */
export type ErrorCode =
  | 'validation'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'rate_limited'
  | 'unavailable';

/** The message for each field that was refused, by the field's path (`claim.paraphrase`). */
export type FieldErrors = Record<string, string>;

export class AppError extends Error {
  /** What the two sides of a conflict need to see: the newer state. */
  readonly current: unknown;
  readonly fields: FieldErrors | undefined;
  /** Seconds after which it is worth to try again. */
  readonly retryAfter: number | undefined;

  /** @param message what is wrong and how to mend it, in words for the person who meets it */
  constructor(
    readonly code: ErrorCode,
    message: string,
    more: { fields?: FieldErrors; retryAfter?: number; current?: unknown } = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.fields = more.fields;
    this.retryAfter = more.retryAfter;
    this.current = more.current;
  }
}

export const notFound = (what: string) => new AppError('not_found', `There is no such ${what}, or you may not see it.`);
export const invalid = (field: string, message: string) =>
  new AppError('validation', message, { fields: { [field]: message } });
