import { methods, route } from '@/lib/http/route';
import { exportView } from '@/lib/schemas/api';
import { exportInput } from '@/lib/schemas/exports';
import { requestExport } from '@/lib/services/export-jobs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'POST', path: '/api/v1/articles/{article}/exports', summary: 'The threads of an article as a file that is made in the background', body: exportInput, answer: exportView, accepted: ({ id }) => `/api/v1/exports/${id}` },
    ({ actor, params, body, base, once }) => requestExport(actor, { article: params.article }, body, base, once),
  ),
);
