import { methods, route } from '@/lib/http/route';
import { revisionView } from '@/lib/schemas/api';
import { restoreRevisionInput } from '@/lib/schemas/revisions';
import { restoreRevision } from '@/lib/services/revisions';

const path = '/api/v1/articles/{article}/revisions/{number}/restore';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'POST', path, summary: 'Make the text of an earlier revision the current one again, as a new revision; instructors only', body: restoreRevisionInput, answer: revisionView },
    ({ actor, params, body, once }) => restoreRevision(actor, params.article, Number(params.number), body, once),
  ),
);
