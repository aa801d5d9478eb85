import { openApiDocument } from '@/lib/http/openapi';
import { methods, route } from '@/lib/http/route';
import { openApiView } from '@/lib/schemas/api';
import { operations } from '../operations';

let made: ReturnType<typeof openApiDocument> | undefined;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/openapi.json', summary: 'This document', open: true, answer: openApiView }, async () => (made ??= openApiDocument(operations()))),
);
