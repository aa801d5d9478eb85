import { methods, route } from '@/lib/http/route';
import { appealInput } from '@/lib/schemas/moderation';
import { appealAnnotation } from '@/lib/services/flags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'PUT', path: '/api/v1/annotations/{annotation}/appeal', summary: 'Ask, once, for a second look at your hidden thread', body: appealInput, nothing: 'The moderators see it in their queue' },
    async ({ actor, params, body }) => {
      await appealAnnotation(actor, params.annotation, body);
      return null;
    },
  ),
);
