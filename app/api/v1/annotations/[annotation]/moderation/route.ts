import { methods, route } from '@/lib/http/route';
import { threadView } from '@/lib/schemas/api';
import { moderateAnnotationInput } from '@/lib/schemas/moderation';
import { moderateAnnotation } from '@/lib/services/moderation';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    {
      method: 'POST',
      path: '/api/v1/annotations/{annotation}/moderation',
      summary: 'Decide about the opening of a thread, or lock, unlock, resolve or reopen the thread',
      body: moderateAnnotationInput,
      answer: threadView,
    },
    ({ actor, params, body }) => moderateAnnotation(actor, params.annotation, body),
  ),
);
