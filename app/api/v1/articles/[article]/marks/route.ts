import { methods, route } from '@/lib/http/route';
import { marksView, markState } from '@/lib/schemas/api';
import { markInput } from '@/lib/schemas/marking';
import { setMark } from '@/lib/services/marking/marks';
import { readMarks } from '@/lib/services/marking/sheet';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'GET', path: '/api/v1/articles/{article}/marks', summary: 'Every participant with their mark for an article, for those who moderate; all in one page', answer: marksView },
    async ({ actor, params }) => {
      const { rows, releasedAt } = await readMarks(actor, params.article);
      return { items: rows, nextCursor: null, releasedAt };
    },
  ),
  route(
    { method: 'PUT', path: '/api/v1/articles/{article}/marks', summary: 'Set one participant’s mark and note; 409 when there is a newer one', body: markInput, answer: markState },
    ({ actor, params, body }) => setMark(actor, params.article, body),
  ),
);
