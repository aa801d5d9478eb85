import { methods, route } from '@/lib/http/route';
import { repairsView } from '@/lib/schemas/repair-views';
import { pageInput } from '@/lib/schemas/seminars';
import { listRepairs } from '@/lib/services/repair-list';

const path = '/api/v1/articles/{article}/repairs';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The passages that changed with the text and wait for you, the most doubtful first', query: pageInput, answer: repairsView }, async ({ actor, params, query }) => {
    const { article, ...page } = await listRepairs(actor, params.article, query.limit, query.cursor);
    return { ...page, revision: article.current };
  }),
);
