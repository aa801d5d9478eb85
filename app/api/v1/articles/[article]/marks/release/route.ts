import { methods, route } from '@/lib/http/route';
import { releaseView } from '@/lib/schemas/api';
import { releaseInput } from '@/lib/schemas/marking';
import { releaseMarks } from '@/lib/services/marking/marks';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'PUT', path: '/api/v1/articles/{article}/marks/release', summary: 'Let members see their own marks for an article, or no more', body: releaseInput, answer: releaseView },
    ({ actor, params, body }) => releaseMarks(actor, params.article, body.released),
  ),
);
