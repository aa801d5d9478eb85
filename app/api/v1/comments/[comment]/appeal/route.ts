import { methods, route } from '@/lib/http/route';
import { appealInput } from '@/lib/schemas/moderation';
import { appealComment } from '@/lib/services/flags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'PUT', path: '/api/v1/comments/{comment}/appeal', summary: 'Ask, once, for a second look at your hidden comment', body: appealInput, nothing: 'The moderators see it in their queue' },
    async ({ actor, params, body }) => {
      await appealComment(actor, params.comment, body);
      return null;
    },
  ),
);
