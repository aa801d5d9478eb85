import { methods, route } from '@/lib/http/route';
import { createCommentInput } from '@/lib/schemas/annotations';
import { commentView, pageOf } from '@/lib/schemas/api';
import { pageInput } from '@/lib/schemas/seminars';
import { createComment } from '@/lib/services/comments';
import { listComments } from '@/lib/services/threads';

const path = '/api/v1/annotations/{annotation}/comments';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The comments of a thread, oldest first', query: pageInput, answer: pageOf(commentView) }, ({ actor, params, query }) =>
    listComments(actor, params.annotation, query),
  ),
  route({ method: 'POST', path, summary: 'Reply in a thread', body: createCommentInput, answer: commentView }, ({ actor, params, body, once }) =>
    createComment(actor, params.annotation, body, once),
  ),
);
