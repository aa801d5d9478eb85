import { methods, route } from '@/lib/http/route';
import { flagInput } from '@/lib/schemas/moderation';
import { flagComment, unflagComment } from '@/lib/services/flags';

const path = '/api/v1/comments/{comment}/flag';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'PUT', path, summary: 'Report a comment to the moderators; again, it changes your report', body: flagInput, nothing: 'It is reported' }, async ({ actor, params, body }) => {
    await flagComment(actor, params.comment, body);
    return null;
  }),
  route({ method: 'DELETE', path, summary: 'Take your report back', nothing: 'You have no open report on it' }, async ({ actor, params }) => {
    await unflagComment(actor, params.comment);
    return null;
  }),
);
