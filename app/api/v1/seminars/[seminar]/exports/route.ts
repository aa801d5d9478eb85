import { methods, route } from '@/lib/http/route';
import { exportView } from '@/lib/schemas/api';
import { exportInput } from '@/lib/schemas/exports';
import { requestExport } from '@/lib/services/export-jobs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'POST', path: '/api/v1/seminars/{seminar}/exports', summary: 'The threads of all articles of a seminar as a file that is made in the background', body: exportInput, answer: exportView, accepted: ({ id }) => `/api/v1/exports/${id}` },
    ({ actor, params, body, base, once }) => requestExport(actor, { seminar: params.seminar }, body, base, once),
  ),
);
