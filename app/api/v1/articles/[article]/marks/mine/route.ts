import { notFound } from '@/lib/errors';
import { methods, route } from '@/lib/http/route';
import { ownMark as ownMarkView } from '@/lib/schemas/api';
import { ownMark } from '@/lib/services/marking/marks';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/articles/{article}/marks/mine', summary: 'Your own mark for an article, once it is released', answer: ownMarkView },
    async ({ actor, params }) => {
      const mark = await ownMark(actor, params.article);
      // Not given, not released, not wanted: which of them is not told.
      if (!mark) throw notFound('mark');
      return mark;
    },
  ),
);
