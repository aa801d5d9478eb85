import { methods, route } from '@/lib/http/route';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { articleSummary, articleView, pageOf } from '@/lib/schemas/api';
import { importArticleInput, pageInput } from '@/lib/schemas/seminars';
import { importArticle, listArticles } from '@/lib/services/articles';

const path = '/api/v1/seminars/{seminar}/articles';

/** The longest text, each of its characters escaped in JSON or three bytes long in UTF-8. */
const maxBodyBytes = 4 * MAX_ARTICLE_BYTES;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The articles of a seminar, oldest first', query: pageInput, answer: pageOf(articleSummary) }, ({ actor, params, query }) =>
    listArticles(actor, params.seminar, query),
  ),
  route(
    { method: 'POST', path, summary: 'Bring in a text as an article; instructors only', body: importArticleInput, maxBodyBytes, answer: articleView },
    ({ actor, params, body, once }) => importArticle(actor, params.seminar, body, once),
  ),
);
