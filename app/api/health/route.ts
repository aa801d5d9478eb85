import { methods, route } from '@/lib/http/route';
import { healthQuery, healthView } from '@/lib/schemas/api';
import { checkDatabase } from '@/lib/services/health';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    {
      method: 'GET',
      path: '/api/health',
      summary: 'Whether the server lives; with `ready`, also whether its database answers (else 503)',
      open: true,
      query: healthQuery,
      answer: healthView,
    },
    async ({ query }) => {
      if (query.ready !== undefined) await checkDatabase();
      return { status: 'ok' as const };
    },
  ),
);
