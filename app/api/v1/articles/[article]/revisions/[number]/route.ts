import { methods, route } from '@/lib/http/route';
import { revisionTextView } from '@/lib/schemas/api';
import { getRevision } from '@/lib/services/revision-views';

const path = '/api/v1/articles/{article}/revisions/{number}';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'A revision with its text, and with how far it is', answer: revisionTextView }, ({ actor, params }) =>
    getRevision(actor, params.article, Number(params.number)),
  ),
);
