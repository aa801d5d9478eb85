import type { z } from 'zod';

/** A sort of work that is done outside of any request. */
export type JobKind<Payload extends object = object> = {
  /** Its queue's name: letters, digits, hyphens. */
  name: string;
  /** What a job is given. It is kept as JSON, perhaps over an update: small, ids rather than things. */
  payload: z.ZodType<Payload>;
  /** How often it is tried again when it throws, or when its process ends. */
  retries: number;
  /** Seconds before the first time again; with `backoff`, doubled each time. */
  retryDelay: number;
  backoff: boolean;
  /** How long one try may take, in seconds. Its signal ends it then; work that goes on nevertheless is taken for dead a minute later. */
  maxSeconds: number;
  /** Sent by itself once in so many seconds, by whichever process comes first; its payload is then empty. At most two days. */
  every?: number;
};

export type JobContext = {
  /** Says that the process ends, that the time is up, or that another may have taken the job: stop, and throw. */
  signal: AbortSignal;
};

/** What does the jobs of one kind. A job may be done twice: whoever does it makes that harmless. */
export type JobHandler = {
  kind: JobKind;
  work: (payload: object, context: JobContext) => Promise<void>;
  /** What is left to do when every try has failed. */
  gaveUp?: (payload: object) => Promise<void>;
};

/** Describes a kind of job. What it does is told apart from that, by `handle`, so that who sends one need not load it. */
export function defineJob<Payload extends object>(kind: Pick<JobKind<Payload>, 'name' | 'payload'> & Partial<JobKind<Payload>>): JobKind<Payload> {
  return { retries: 5, retryDelay: 1, backoff: false, maxSeconds: 300, ...kind };
}

/** Says what does the jobs of a kind; the payload has been checked. */
export function handle<Payload extends object>(
  kind: JobKind<Payload>,
  work: (payload: Payload, context: JobContext) => Promise<void>,
  gaveUp?: (payload: Payload) => Promise<void>,
): JobHandler {
  const once = (payload: object) => kind.payload.parse(payload);
  return { kind: kind as JobKind, work: (payload, context) => work(once(payload), context), ...(gaveUp ? { gaveUp: (payload) => gaveUp(once(payload)) } : {}) };
}
