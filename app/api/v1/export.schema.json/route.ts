import { z } from 'zod';
import { exportJsonSchema } from '@/lib/core/exports/json-schema';
import { methods, route } from '@/lib/http/route';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/export.schema.json', summary: 'The JSON Schema of exports in JSON', open: true, answer: z.record(z.string(), z.unknown()) }, async () => ({ ...exportJsonSchema() })),
);
