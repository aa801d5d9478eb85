import { methods, route } from '@/lib/http/route';
import { commentView } from '@/lib/schemas/api';
import { moderateCommentInput } from '@/lib/schemas/moderation';
import { moderateComment } from '@/lib/services/moderation';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    {
      method: 'POST',
      path: '/api/v1/comments/{comment}/moderation',
      summary: 'Approve, hide, restore, hold or keep a comment; one that opens a thread goes with its quotation and claim',
      body: moderateCommentInput,
      answer: commentView,
    },
    ({ actor, params, body }) => moderateComment(actor, params.comment, body),
  ),
);
