import { methods, route } from '@/lib/http/route';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { z } from 'zod';
import { revisionView } from '@/lib/schemas/api';
import { saveRevisionInput } from '@/lib/schemas/revisions';
import { articleFor } from '@/lib/services/access';
import { saveRevision } from '@/lib/services/revisions';
import { listRevisions } from '@/lib/services/revision-views';

const path = '/api/v1/articles/{article}/revisions';

/** The longest text, each of its characters escaped in JSON or three bytes long in UTF-8. */
const maxBodyBytes = 4 * MAX_ARTICLE_BYTES;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The revisions of an article, the newest first', answer: z.strictObject({ items: z.array(revisionView) }) }, async ({ actor, params }) => ({
    items: await listRevisions(actor, params.article),
  })),
  route(
    { method: 'POST', path, summary: 'Give an article a new text, to which its annotations are brought over; instructors only', body: saveRevisionInput, maxBodyBytes, answer: revisionView },
    ({ actor, params, body, once }) => saveRevision(actor, params.article, body, once),
    ({ actor, params }) => articleFor(actor, params.article, 'article.revise'),
  ),
);
