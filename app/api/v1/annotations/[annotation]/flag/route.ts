import { methods, route } from '@/lib/http/route';
import { flagInput } from '@/lib/schemas/moderation';
import { flagAnnotation, unflagAnnotation } from '@/lib/services/flags';

const path = '/api/v1/annotations/{annotation}/flag';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'PUT', path, summary: 'Report the opening of a thread, such as a claim without a comment', body: flagInput, nothing: 'It is reported' }, async ({ actor, params, body }) => {
    await flagAnnotation(actor, params.annotation, body);
    return null;
  }),
  route({ method: 'DELETE', path, summary: 'Take your report back', nothing: 'You have no open report on it' }, async ({ actor, params }) => {
    await unflagAnnotation(actor, params.annotation);
    return null;
  }),
);
