import { methods, route } from '@/lib/http/route';
import { listClaimsInput } from '@/lib/schemas/annotations';
import { claimRow, pageOf } from '@/lib/schemas/api';
import { listClaims } from '@/lib/services/claims';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/articles/{article}/claims', summary: 'Every claim of an article; all in one page', query: listClaimsInput, answer: pageOf(claimRow) },
    async ({ actor, params, query }) => ({ items: await listClaims(actor, params.article, query), nextCursor: null }),
  ),
);
