import { methods, route } from '@/lib/http/route';
import { exportView } from '@/lib/schemas/api';
import { cancelExport, getExport } from '@/lib/services/export-jobs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/exports/{export}', summary: 'How far an export is', answer: exportView }, ({ actor, params }) => getExport(actor, params.export)),
  route({ method: 'DELETE', path: '/api/v1/exports/{export}', summary: 'Cancel an export that is being made, or remove one that has ended', nothing: 'Cancelled, or removed' }, async ({ actor, params }) => {
    await cancelExport(actor, params.export);
    return null;
  }),
);
