import { methods, route } from '@/lib/http/route';
import { pageOf } from '@/lib/schemas/api';
import { queueInput, queueItemView } from '@/lib/schemas/moderation';
import { listQueue } from '@/lib/services/queue';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    {
      method: 'GET',
      path: '/api/v1/seminars/{seminar}/moderation',
      summary: 'What waits for a moderator, the oldest first; for instructors and assistants. Who asks for a second look stands among the flagged',
      query: queueInput,
      answer: pageOf(queueItemView),
    },
    ({ actor, params, query }) => listQueue(actor, params.seminar, query),
  ),
);
