import { methods, route } from '@/lib/http/route';
import { threadView } from '@/lib/schemas/api';
import { settleInput, undoRepairQuery } from '@/lib/schemas/repair';
import { settle, undoRepair } from '@/lib/services/repair';
import { getAnnotation } from '@/lib/services/threads';

const path = '/api/v1/annotations/{annotation}/place';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'PUT', path, summary: 'Say where an annotation stands whose passage changed with the text', body: settleInput, answer: threadView }, async ({ actor, params, body }) => {
    await settle(actor, params.annotation, body);
    return getAnnotation(actor, params.annotation);
  }),
  route({ method: 'DELETE', path, summary: 'Take that back: it stands where it was brought over to, and waits again', query: undoRepairQuery, answer: threadView }, async ({ actor, params, query }) => {
    await undoRepair(actor, params.annotation, query.revision);
    return getAnnotation(actor, params.annotation);
  }),
);
