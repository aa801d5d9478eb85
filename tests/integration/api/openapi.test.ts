import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations, routeModules } from '@/app/api/v1/operations';
import { METHODS } from '@/lib/http/route';
import { ask } from '../../support/api';

const ROOT = path.resolve(import.meta.dirname, '../../..');
type Schema = { [key: string]: unknown };
type Described = {
  operationId: string;
  summary: string;
  security?: unknown[];
  parameters: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
};
type Document = { openapi: string; info: { title: string; version: string }; paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } };

let document: Document;
let described: [string, string, Described][];
beforeAll(async () => {
  document = (await ask('GET /api/v1/openapi.json')).json as Document;
  described = Object.entries(document.paths).flatMap(([at, item]) => Object.entries(item).map(([method, operation]) => [at, method, operation] as [string, string, Described]));
});

/** The address that each route file answers, by where it lies. */
const files = (fs.globSync?.('app/api/{health,v1}/**/route.ts', { cwd: ROOT }) ?? walk('app/api/health').concat(walk('app/api/v1')))
  .filter((file) => !file.includes('[[...'))
  .map((file) => [`/${path.dirname(file).replace(/^app\//, '').replaceAll('[', '{').replaceAll(']', '}')}`, path.join(ROOT, file)] as const);

function walk(folder: string): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => path.basename(name) === 'route.ts').map((name) => path.join(folder, name));
}

/** Every object anywhere in a value. */
function* objectsIn(value: unknown): Generator<Schema> {
  if (typeof value !== 'object' || value === null) return;
  yield value as Schema;
  for (const part of Object.values(value)) yield* objectsIn(part);
}

describe('the API’s document', () => {
  it('tells of every route file, under the address where it lies, and of nothing else', async () => {
    const exported = [];
    for (const [at, file] of files) {
      const module = (await import(file)) as Record<string, { operation?: { method: string; path: string } }>;
      expect(routeModules(), `${file} is missing in app/api/v1/operations.ts`).toContain(module);
      for (const method of METHODS) {
        const operation = module[method]?.operation;
        if (operation) exported.push(`${method} ${at}`);
        if (operation) expect(`${operation.method} ${operation.path}`).toBe(`${method} ${at}`);
      }
    }
    expect(exported.length).toBeGreaterThan(20);
    expect(described.map(([at, method]) => `${method.toUpperCase()} ${at}`).toSorted()).toEqual(exported.toSorted());
    expect(operations()).toHaveLength(exported.length);
  });

  it('is a well-formed OpenAPI 3.1 document', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Scholium', version: expect.any(String) });
    for (const [at, , { parameters, responses, summary }] of described) {
      expect(summary).not.toBe('');
      const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(named).toEqual(at.match(/\{\w+\}/g) ?? []);
      for (const parameter of parameters) {
        expect(['path', 'query', 'header']).toContain(parameter.in);
        if (parameter.in === 'path') expect(parameter.required).toBe(true);
        expect(parameter.schema).toBeTypeOf('object');
      }
      expect(new Set(parameters.map(({ name, in: place }) => `${place} ${name}`)).size).toBe(parameters.length);
      expect(Object.keys(responses).every((status) => /^[1-5]\d\d$/.test(status))).toBe(true);
      for (const { description } of Object.values(responses)) expect(description).toBeTypeOf('string');
    }
    const ids = described.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers only to what is in it, and leaves nothing unused', () => {
    const refs = [...objectsIn(document)].flatMap(({ $ref }) => (typeof $ref === 'string' ? [$ref] : []));
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect([...new Set(refs)].filter((ref) => !known.includes(ref))).toEqual([]);
    expect(known.filter((ref) => !refs.includes(ref))).toEqual([]);
  });

  it('asks for the token everywhere but where it is not needed', () => {
    const open = described.filter(([, , { security }]) => security?.length === 0).map(([at]) => at);
    expect(open.toSorted()).toEqual(['/api/health', '/api/v1/openapi.json', '/api/v1/export.schema.json']);
  });

  it('says of input what the schemas check', () => {
    const schemaAt = (at: string, method: string) => document.paths[at]![method]!.requestBody!.content['application/json']!.schema;
    const create = schemaAt('/api/v1/articles/{article}/annotations', 'post');
    expect(create).toMatchObject({
      type: 'object',
      required: ['kind'],
      additionalProperties: false,
      properties: {
        kind: { enum: ['comment', 'question', 'claim', 'note'] },
        visibility: { default: 'seminar' },
        tags: { maxItems: 12, items: { maxLength: 64 } },
      },
    });
    expect(document.components.schemas.Comment).toMatchObject({ properties: { parent: { description: expect.any(String) }, createdAt: { format: 'date-time' } } });
    const { parameters } = document.paths['/api/v1/articles/{article}/annotations']!.get!;
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['kind', 'type', 'tag', 'by', 'mine', 'paragraph', 'sort', 'limit', 'cursor']));
    const posts = described.filter(([, method]) => method === 'post');
    expect(posts.every(([, , operation]) => operation.parameters.some(({ name }) => name === 'Idempotency-Key'))).toBe(true);
  });
});
