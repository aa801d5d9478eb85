import { methods, route } from '@/lib/http/route';
import { acceptSureInput, undoAcceptSureQuery } from '@/lib/schemas/repair';
import { acceptedRepairsView, takenBackView } from '@/lib/schemas/repair-views';
import { acceptSure, undoAcceptSure } from '@/lib/services/repair-sure';

const path = '/api/v1/articles/{article}/repairs/accept';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'POST', path, summary: 'Accept every place that is sure and that you may settle', body: acceptSureInput, answer: acceptedRepairsView }, ({ actor, params, body, once }) =>
    acceptSure(actor, params.article, body.revision, once),
  ),
  route({ method: 'DELETE', path, summary: 'Take back what you accepted together', query: undoAcceptSureQuery, answer: takenBackView }, ({ actor, params, query }) =>
    undoAcceptSure(actor, params.article, query.revision, query.at),
  ),
);
