import { z } from 'zod';
import { methods, route } from '@/lib/http/route';
import { exportView } from '@/lib/schemas/api';
import { listExports } from '@/lib/services/export-jobs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/exports', summary: 'Your exports that are made in the background, the newest first', answer: z.strictObject({ items: z.array(exportView) }) }, async ({ actor }) => ({
    items: await listExports(actor),
  })),
);
