import { methods, route } from '@/lib/http/route';
import { mentionableInput } from '@/lib/schemas/annotations';
import { pageOf, personView } from '@/lib/schemas/api';
import { mentionable } from '@/lib/services/mentions';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/articles/{article}/mentionable', summary: 'Whom you can mention in a thread, the first few by name', query: mentionableInput, answer: pageOf(personView) },
    async ({ actor, params, query }) => ({ items: await mentionable(actor, params.article, query), nextCursor: null }),
  ),
);
