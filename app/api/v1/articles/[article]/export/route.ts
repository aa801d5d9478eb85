import { methods, route } from '@/lib/http/route';
import { exportInput } from '@/lib/schemas/exports';
import { EXPORT_MEDIA_TYPES } from '@/lib/services/export-files';
import { exportNow } from '@/lib/services/export-now';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/articles/{article}/export', summary: 'The threads of an article as a file, filtered', query: exportInput, file: EXPORT_MEDIA_TYPES },
    ({ actor, params, query, base }) => exportNow(actor, { article: params.article }, query, new Date(), base),
  ),
);
