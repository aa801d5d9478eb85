import { methods, route } from '@/lib/http/route';
import { setTagsInput } from '@/lib/schemas/annotations';
import { threadView } from '@/lib/schemas/api';
import { setTags } from '@/lib/services/tags';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    { method: 'PUT', path: '/api/v1/annotations/{annotation}/tags', summary: 'Make these your tags on an annotation; those of others stay', body: setTagsInput, answer: threadView },
    ({ actor, params, body }) => setTags(actor, params.annotation, body.tags),
  ),
);
