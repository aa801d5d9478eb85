import { methods, route } from '@/lib/http/route';
import { pageOf } from '@/lib/schemas/api';
import { myFlagView } from '@/lib/schemas/moderation';
import { listMyFlags } from '@/lib/services/flags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/seminars/{seminar}/flags', summary: 'What became of your own flags, the newest twenty', answer: pageOf(myFlagView) },
    async ({ actor, params }) => ({ items: await listMyFlags(actor, params.seminar), nextCursor: null }),
  ),
);
