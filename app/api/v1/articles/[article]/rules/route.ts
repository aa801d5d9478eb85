import { methods, route } from '@/lib/http/route';
import { articleRulesView, patchArticleRulesInput } from '@/lib/schemas/article-rules';
import { getArticleRules, patchArticleRules } from '@/lib/services/article-rules';

const path = '/api/v1/articles/{article}/rules';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route({ method: 'GET', path, summary: 'When an article opens, is due and closes, and who reads what of it', answer: articleRulesView }, ({ actor, params }) => getArticleRules(actor, params.article)),
  route({ method: 'PATCH', path, summary: 'Change some of an article’s rules', body: patchArticleRulesInput, answer: articleRulesView }, ({ actor, params, body }) => patchArticleRules(actor, params.article, body)),
);
