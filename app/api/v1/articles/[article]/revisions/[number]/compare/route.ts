import { methods, route } from '@/lib/http/route';
import { comparedRevisionsView, compareInput } from '@/lib/schemas/revision-views';
import { compareWith } from '@/lib/services/revision-comparison';

const path = '/api/v1/articles/{article}/revisions/{number}/compare';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'What a revision has otherwise than another, word by word, with the threads that this touches', query: compareInput, answer: comparedRevisionsView }, ({ actor, params, query }) =>
    compareWith(actor, params.article, Number(params.number), query.with),
  ),
);
