import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { ANSWER_NAMES } from '../schemas/answer-names';
import { problemView } from '../schemas/api';
import { FORM } from './parts';
import type { Operation } from './route';

type Json = Record<string, unknown>;

/** What can go wrong everywhere, and what only where a token, a body or an id is asked for. */
const refusals = ({ open, body, path, method }: Operation): number[] => [
  422, 500, 503,
  ...(open ? [] : [401, 429]),
  ...(body ? [400, 413, 415] : []),
  ...(path.includes('{') ? [404] : []),
  ...(method === 'GET' ? [] : [403, 409]),
];

/** The API as an OpenAPI 3.1 document, from the very schemas that check what comes in. */
export function openApiDocument(operations: readonly Operation[]) {
  const paths: Record<string, Json> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(operation);
  return {
    openapi: '3.1.0' as const,
    info: {
      title: 'Scholium',
      version: '1',
      description:
        'Read, annotate and discuss articles by program. Make a token on your account page and send it as a bearer token. ' +
        'Errors are problem details (RFC 9457). Lists come in pages: give nextCursor back as cursor.',
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } }, schemas: components() },
  };
}

function describe(operation: Operation): Json {
  const { method, path, summary, open, body, form, events } = operation;
  return {
    operationId: operationId(operation),
    summary,
    tags: [path.split('/').findLast((part) => part !== '' && !part.startsWith('{'))],
    ...(open ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...queryParameters(operation), ...(method === 'POST' ? [IDEMPOTENCY_KEY] : []), ...(events ? [LAST_EVENT_ID] : [])],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') }, ...(form ? { [FORM]: { schema: schemaOf(form, 'input') } } : {}) } } } : {}),
    responses: { ...successes(operation), ...Object.fromEntries(refusals(operation).sort().map((status) => [status, refusal(status)])) },
  };
}

/** get /api/v1/articles/{article}/annotations becomes getArticleAnnotations. */
function operationId({ method, path }: Operation): string {
  const parts = path.replace(/^\/api(\/v1)?/, '').split('/').filter(Boolean);
  const words = parts.flatMap((part, index) => {
    if (part.startsWith('{')) return [];
    return [parts[index + 1]?.startsWith('{') ? part.replace(/s$/, '') : part];
  });
  return method.toLowerCase() + words.map((word) => word.replace(/\W/g, '')).map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: name === 'number' ? { type: 'integer', minimum: 1 } : { type: 'string', format: 'uuid' } }));

function queryParameters({ query }: Operation): Json[] {
  const { properties = {}, required = [] } = query ? z.toJSONSchema(query, { io: 'input', override: tidyInput }) : {};
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same request under the same key makes one thing; for seven days.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7E]{1,200}$' },
};

const LOCATION = { Location: { schema: { type: 'string' }, description: 'Where it tells how far it is' } };

const LAST_EVENT_ID = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The id of the last event that was read: go on after it.',
  schema: { type: 'string' },
};

function successes({ method, answer, nothing, file, accepted, events }: Operation): Json {
  if (events) return { 200: { description: 'Server-sent events; the schema is that of their data', content: { 'text/event-stream': { schema: schemaOf(events, 'output') } } } };
  const status = accepted ? 202 : method === 'POST' ? 201 : 200;
  if (file) return { 200: { description: 'A file', content: Object.fromEntries(file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])) } };
  return {
    ...(answer ? { [status]: { description: STATUS_CODES[status], ...(accepted ? { headers: LOCATION } : {}), content: { 'application/json': { schema: schemaOf(answer, 'output') } } } } : {}),
    ...(nothing ? { 204: { description: nothing } } : {}),
  };
}

const refusal = (status: number) => ({
  description: STATUS_CODES[status],
  ...(status === 429 || status === 503 ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds' } } } : {}),
  content: { 'application/problem+json': { schema: schemaOf(problemView, 'output') } },
});

const names = z.registry<{ id: string }>();
for (const [schema, id] of ANSWER_NAMES) names.add(schema, { id });
const uri = (id: string) => `#/components/schemas/${id}`;

function components(): Json {
  const { schemas } = z.toJSONSchema(names, { uri, io: 'output', override: tidyAnswer });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, bare(schema)]));
}

/** A schema in place; what has a name is only referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const name = names.get(schema);
  if (name) return { $ref: uri(name.id) };
  const made = bare(z.toJSONSchema(schema, { io, metadata: names, override: io === 'input' ? tidyInput : tidyAnswer }));
  return JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

/** Without what only a schema that stands alone has. */
function bare(schema: object): Json {
  const { $schema: _, $id: __, $defs: ___, id: ____, ...rest } = schema as Json;
  return rest;
}

type Made = { zodSchema: z.core.$ZodType; jsonSchema: z.core.JSONSchema.BaseSchema };

/** With what `describe` and `meta` say; without patterns and bounds that the format or the type says better. */
function tidyInput({ zodSchema, jsonSchema }: Made): void {
  Object.assign(jsonSchema, z.globalRegistry.get(zodSchema));
  if (jsonSchema.format === 'uuid' || jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** Answers may get more properties later; whoever checks them should not fail on that. */
function tidyAnswer(made: Made): void {
  tidyInput(made);
  if (made.jsonSchema.additionalProperties === false) delete made.jsonSchema.additionalProperties;
}
