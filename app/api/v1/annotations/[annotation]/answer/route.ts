import { methods, route } from '@/lib/http/route';
import { acceptAnswerInput } from '@/lib/schemas/annotations';
import { threadView } from '@/lib/schemas/api';
import { acceptAnswer, unacceptAnswer } from '@/lib/services/answers';

const path = '/api/v1/annotations/{annotation}/answer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'PUT', path, summary: 'Say which comment answers a question', body: acceptAnswerInput, answer: threadView }, ({ actor, params, body }) =>
    acceptAnswer(actor, params.annotation, body.comment),
  ),
  route({ method: 'DELETE', path, summary: 'Let a question have no accepted answer', answer: threadView }, ({ actor, params }) => unacceptAnswer(actor, params.annotation)),
);
