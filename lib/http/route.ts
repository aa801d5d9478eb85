import { z } from 'zod';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import type { Once } from '../services/idempotency';
import { tokenActor } from './bearer';
import { MAX_BODY_BYTES, readJson } from './body';
import { type FileAnswer, fileResponse } from './file';
import { jsonResponse } from './json';
import { originOf } from './origin';
import { formDigest, readForm, sendsForm } from './parts';
import { ALWAYS, problem, RequestError } from './problem';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type Method = (typeof METHODS)[number];

/** What one method does at one path: all that OpenAPI tells of it, and what checks the request. */
export type Operation = {
  method: Method;
  /** As OpenAPI writes it: /api/v1/articles/{article} */
  path: string;
  summary: string;
  /** Open to all: no token is asked for. */
  open?: true;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What can be sent instead as a form of several parts. */
  form?: z.ZodType;
  /** Larger than MAX_BODY_BYTES where a body holds more than a comment. */
  maxBodyBytes?: number;
  /** What a success answers, with 201 for POST (202 where it is accepted only), else 200; without it, 204 and nothing. */
  answer?: z.ZodType;
  /** Answers 202 instead: what was asked for is done later, and told at the place that this names of the answer. */
  accepted?: (answer: { id: string }) => string;
  /** When the answer is 204 instead. */
  nothing?: string;
  /** The media types of the file that is answered instead. */
  file?: readonly string[];
  /** The data of each server-sent event that is answered instead, for as long as whoever asks stays. */
  events?: z.ZodType;
};

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}` ? Record<Name, string> & ParamsOf<Rest> : object;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
/** What an operation's work is given: everything parsed, and the actor from the token. */
type Given<O extends Operation> = {
  actor: O extends { open: true } ? null : Actor;
  params: ParamsOf<O['path']>;
  query: Output<O['query']>;
  body: Output<O['body']> | (O extends { form: z.ZodType } ? Output<O['form']> : never);
  once: Once;
  /** Where this Scholium is, without a slash at the end. */
  base: string;
};
/** `null` answers 204. */
type Answer<O extends Operation> = O extends { file: readonly string[] } ? FileAnswer : JsonAnswer<O>;
type JsonAnswer<O extends Operation> = (O['answer'] extends z.ZodType ? z.output<O['answer']> : never) | (O extends { answer: z.ZodType; nothing?: undefined } ? never : null);

type Context = { params: Promise<Record<string, string>> };
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { operation?: Operation };

/** Looks whether somebody may do this at all, before what they send is taken in. @throws not_found, forbidden */
type May<O extends Operation> = (given: Pick<Given<O>, 'actor' | 'params' | 'query'>) => Promise<unknown>;
/** Large bodies are for who may send them, so those operations say who that is. */
type First<O extends Operation> = O extends { maxBodyBytes: number } ? [may: May<O>] : [may?: undefined];

/** Makes a route handler of a service call. It never throws: an error is answered as a problem. */
export function route<const O extends Operation>(operation: O, work: (given: Given<O>) => Promise<Answer<O>>, ...first: First<O>): Handler {
  const may = first[0] as May<O> | undefined;
  const handle = async (request: Request, context: Context): Promise<Response> => {
    let place: 'query' | 'body' = 'query';
    try {
      const actor = operation.open ? null : await tokenActor(request);
      const query = parseQuery(operation.query, new URL(request.url).searchParams);
      const params = await context.params;
      await may?.({ actor, params, query } as unknown as Given<O>);
      if (operation.body) place = 'body';
      const { body, told } = await bodyOf(operation, request);
      const given = { actor, params, query, body, once: await onceOf(request, told), get base() { return originOf(request.headers); } };
      const result = await work(given as unknown as Given<O>);
      if (operation.file) return await fileResponse(result as unknown as FileAnswer);
      if (result === null) return new Response(null, { status: 204, headers: ALWAYS });
      if (operation.accepted) return jsonResponse(result, 202, 'application/json', { ...ALWAYS, Location: operation.accepted(result as unknown as { id: string }) });
      return jsonResponse(result, operation.method === 'POST' ? 201 : 200, 'application/json', ALWAYS);
    } catch (error) {
      return problem(error, place, may !== undefined && !request.bodyUsed);
    }
  };
  return Object.assign(handle, { operation });
}

/** Everything that a route file exports: its handlers, and refusals for the other methods. */
export function methods(...handlers: Handler[]): Record<Method | 'OPTIONS', Handler> {
  const byMethod = Object.fromEntries(handlers.map((handler) => [handler.operation!.method, handler]));
  const Allow = [...Object.keys(byMethod), ...(byMethod.GET ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const refuse: Handler = async (request) =>
    problem(new RequestError('method_not_allowed', `${request.method} does nothing at this address. It takes: ${Allow}.`, { Allow }), 'query');
  const OPTIONS: Handler = async () => new Response(null, { status: 204, headers: { ...ALWAYS, Allow } });
  const all = Object.fromEntries(METHODS.map((method) => [method, byMethod[method] ?? refuse])) as Record<Method, Handler>;
  return { ...all, OPTIONS };
}

/** What was sent, parsed, and how it is told apart from another request. @throws RequestError, ZodError, AppError too_large, validation */
async function bodyOf({ body, form, maxBodyBytes = MAX_BODY_BYTES }: Operation, request: Request): Promise<{ body: unknown; told: () => unknown }> {
  if (form && sendsForm(request)) {
    const parts = await readForm(request, maxBodyBytes);
    return { body: form.parse(parts), told: () => formDigest(parts) };
  }
  if (!body) return { body: undefined, told: () => undefined };
  const sent = await readJson(request, maxBodyBytes);
  return { body: body.parse(sent), told: () => sent };
}

/** @throws ZodError, also for a parameter that the operation does not know; AppError for one given twice */
function parseQuery(schema: z.ZodObject = z.strictObject({}), parameters: URLSearchParams): unknown {
  const names = [...parameters.keys()];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new AppError('validation', `“${twice}” is given twice. Please give it once.`, { fields: { [twice]: 'Please give it once.' } });
  return schema.parse(Object.fromEntries(parameters));
}

/** The request's Idempotency-Key with all that makes it the same request again. @throws AppError validation */
async function onceOf(request: Request, told: () => unknown): Promise<Once> {
  const key = request.headers.get('idempotency-key');
  if (key === null || request.method !== 'POST') return undefined;
  if (!/^[\x21-\x7E]{1,200}$/.test(key)) {
    throw new AppError('validation', 'Idempotency-Key has 1 to 200 visible ASCII characters, such as a new UUID.');
  }
  return { key, request: [request.method, new URL(request.url).pathname, await told()] };
}
