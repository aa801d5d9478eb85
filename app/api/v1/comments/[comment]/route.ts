import { methods, route } from '@/lib/http/route';
import { updateCommentInput } from '@/lib/schemas/annotations';
import { commentView, threadView } from '@/lib/schemas/api';
import { updateComment, withdrawComment } from '@/lib/services/comments';
import { readComment } from '@/lib/services/threads';

const path = '/api/v1/comments/{comment}';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'One comment', answer: commentView }, ({ actor, params }) => readComment(actor, params.comment)),
  route({ method: 'PATCH', path, summary: 'Replace the text of your comment', body: updateCommentInput, answer: commentView }, ({ actor, params, body }) =>
    updateComment(actor, params.comment, body),
  ),
  route(
    {
      method: 'DELETE',
      path,
      summary: 'Withdraw your comment; what is left of its thread is answered',
      answer: threadView,
      nothing: 'It was the last comment, and the thread is gone with it',
    },
    async ({ actor, params }) => (await withdrawComment(actor, params.comment)).thread,
  ),
);
