import { methods, route } from '@/lib/http/route';
import { pageOf, vocabularyWord } from '@/lib/schemas/api';
import { listTags } from '@/lib/services/tags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/seminars/{seminar}/tags', summary: 'The tags of a seminar, by name; all in one page', answer: pageOf(vocabularyWord) },
    async ({ actor, params }) => ({ items: await listTags(actor, params.seminar), nextCursor: null }),
  ),
);
