import { methods, route } from '@/lib/http/route';
import { updateAnnotationInput } from '@/lib/schemas/annotations';
import { threadView } from '@/lib/schemas/api';
import { updateAnnotation } from '@/lib/services/annotations';
import { withdrawAnnotation } from '@/lib/services/comments';
import { getAnnotation } from '@/lib/services/threads';

const path = '/api/v1/annotations/{annotation}';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'One thread with all its comments', answer: threadView }, ({ actor, params }) => getAnnotation(actor, params.annotation)),
  route({ method: 'PATCH', path, summary: 'Change a claim, who sees the thread, or whether it is resolved', body: updateAnnotationInput, answer: threadView }, ({ actor, params, body }) =>
    updateAnnotation(actor, params.annotation, body),
  ),
  route(
    {
      method: 'DELETE',
      path,
      summary: 'Withdraw your annotation. Where others have replied, only your own words go, and what is left of the thread is answered',
      answer: threadView,
      nothing: 'The whole thread is gone',
    },
    async ({ actor, params }) => (await withdrawAnnotation(actor, params.annotation)).thread,
  ),
);
