import { methods, route } from '@/lib/http/route';
import { memberView, pageOf } from '@/lib/schemas/api';
import { listMembers } from '@/lib/services/seminars';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/seminars/{seminar}/members', summary: 'Who is in a seminar, instructors first; all in one page', answer: pageOf(memberView) },
    async ({ actor, params }) => ({ items: await listMembers(actor, params.seminar), nextCursor: null }),
  ),
);
