import type { ErrorCode, FieldErrors } from '../errors';

/** An error as it leaves the server: what is wrong and how to mend it, and nothing else. */
export type PublicError = {
  code: ErrorCode | 'internal';
  message: string;
  fields?: FieldErrors;
  /** Seconds after which it is worth to try again. */
  retryAfter?: number;
  /** In a conflict: the newer state. */
  current?: unknown;
  /** Names the entry in the log, for an error that is a defect of ours. */
  requestId?: string;
};

/** What a server action answers. */
export type Result<T> = { ok: true; data: T } | { ok: false; error: PublicError };

/** What a form of useActionState shows after it was sent: what is wrong, what was typed, or what was done. */
export type FormState<Done = string> = { error?: PublicError; values?: Record<string, string>; done?: Done };
