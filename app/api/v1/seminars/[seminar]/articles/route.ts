import { methods, route } from '@/lib/http/route';
import { articleSummary, importedArticleView, pageOf } from '@/lib/schemas/api';
import { importArticleForm, importArticleInput, MAX_IMPORT_ARTICLE_BYTES as maxBodyBytes } from '@/lib/schemas/article-import';
import { pageInput } from '@/lib/schemas/seminars';
import { seminarFor } from '@/lib/services/access';
import { importArticle } from '@/lib/services/article-sources';
import { listArticles } from '@/lib/services/articles';

const path = '/api/v1/seminars/{seminar}/articles';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'The articles of a seminar, oldest first', query: pageInput, answer: pageOf(articleSummary) }, ({ actor, params, query }) =>
    listArticles(actor, params.seminar, query),
  ),
  route(
    { method: 'POST', path, summary: 'Bring in a text, a file or what is at an address as an article; instructors only', body: importArticleInput, form: importArticleForm, maxBodyBytes, answer: importedArticleView },
    ({ actor, params, body, once }) => importArticle(actor, params.seminar, body, once),
    ({ actor, params }) => seminarFor(actor, params.seminar, 'article.import'),
  ),
);
