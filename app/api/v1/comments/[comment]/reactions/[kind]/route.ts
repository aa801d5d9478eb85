import { methods, route } from '@/lib/http/route';
import { reactionKind } from '@/lib/schemas/annotations';
import { commentView } from '@/lib/schemas/api';
import { putReaction, removeReaction } from '@/lib/services/reactions';

const path = '/api/v1/comments/{comment}/reactions/{kind}';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'PUT', path, summary: 'Mark somebody else’s comment: same-question for a question, helpful for any other', answer: commentView }, ({ actor, params }) =>
    putReaction(actor, params.comment, reactionKind.parse(params.kind)),
  ),
  route({ method: 'DELETE', path, summary: 'Take that back', answer: commentView }, ({ actor, params }) => removeReaction(actor, params.comment, reactionKind.parse(params.kind))),
);
