import { methods, route } from '@/lib/http/route';
import { pageOf, seminarView, seminarWithCode } from '@/lib/schemas/api';
import { createSeminarInput, pageInput } from '@/lib/schemas/seminars';
import { createSeminar, listSeminars } from '@/lib/services/seminars';

const path = '/api/v1/seminars';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The seminars that you are in, oldest first', query: pageInput, answer: pageOf(seminarView) }, ({ actor, query }) =>
    listSeminars(actor, query),
  ),
  route({ method: 'POST', path, summary: 'Make a seminar, with you as its instructor', body: createSeminarInput, answer: seminarWithCode }, ({ actor, body, once }) =>
    createSeminar(actor, body, once),
  ),
);
