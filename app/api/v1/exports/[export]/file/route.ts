import { methods, route } from '@/lib/http/route';
import { EXPORT_MEDIA_TYPES } from '@/lib/services/export-files';
import { exportedFile } from '@/lib/services/export-jobs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/exports/{export}/file', summary: 'The file of an export; 409 while it is not ready', file: EXPORT_MEDIA_TYPES }, ({ actor, params }) => exportedFile(actor, params.export)),
);
