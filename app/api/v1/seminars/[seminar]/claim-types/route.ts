import { methods, route } from '@/lib/http/route';
import { claimTypeView, pageOf } from '@/lib/schemas/api';
import { listClaimTypes } from '@/lib/services/claim-types';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/seminars/{seminar}/claim-types', summary: 'What a claim of a seminar can be, in the order in which it is offered; all in one page', answer: pageOf(claimTypeView) },
    async ({ actor, params }) => ({ items: await listClaimTypes(actor, params.seminar), nextCursor: null }),
  ),
);
