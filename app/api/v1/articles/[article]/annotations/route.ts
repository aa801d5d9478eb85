import { methods, route } from '@/lib/http/route';
import { createAnnotationInput, listAnnotationsInput } from '@/lib/schemas/annotations';
import { pageOf, threadView } from '@/lib/schemas/api';
import { createAnnotation } from '@/lib/services/annotations';
import { listAnnotations } from '@/lib/services/threads';

const path = '/api/v1/articles/{article}/annotations';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The threads of an article, filtered', query: listAnnotationsInput, answer: pageOf(threadView) }, ({ actor, params, query }) =>
    listAnnotations(actor, params.article, query),
  ),
  route({ method: 'POST', path, summary: 'Annotate a passage, a paragraph or the article', body: createAnnotationInput, answer: threadView }, ({ actor, params, body, once }) =>
    createAnnotation(actor, params.article, body, once),
  ),
);
