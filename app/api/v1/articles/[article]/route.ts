import { methods, route } from '@/lib/http/route';
import { articleView } from '@/lib/schemas/api';
import { getArticle } from '@/lib/services/articles';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/articles/{article}', summary: 'An article with its current text', answer: articleView }, ({ actor, params }) =>
    getArticle(actor, params.article),
  ),
);
