import { methods, route } from '@/lib/http/route';
import { seminarWithCode } from '@/lib/schemas/api';
import { getSeminar } from '@/lib/services/seminars';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path: '/api/v1/seminars/{seminar}', summary: 'One seminar', answer: seminarWithCode }, ({ actor, params }) =>
    getSeminar(actor, params.seminar),
  ),
);
