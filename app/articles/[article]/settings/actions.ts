'use server';

import { revalidatePath } from 'next/cache';
import { requireActor } from '@/lib/auth/session';
import { action } from '@/lib/http/action';
import { type FormState, submitted } from '@/lib/http/form';
import { articleRulesInput, moveArticleInput } from '@/lib/schemas/article-rules';
import { moveArticle, updateArticleRules } from '@/lib/services/article-rules';

/** Sets an article's rules from its form, where each rule is a choice between two words. */
export async function setRulesAction(article: string, _: FormState<string>, form: FormData): Promise<FormState<string>> {
  const state = await submitted(form, async ({ opens, due, closes, review, names, others, sections }) => {
    const input = articleRulesInput.parse({
      ...{ opens, due, closes },
      reviewedFirst: review === 'first',
      pseudonymous: names === 'pseudonyms',
      othersAfterPost: others === 'later',
      sectionsApart: sections === 'apart',
    });
    await updateArticleRules(await requireActor(), article, input);
    return 'The rules are kept. They hold from now on.';
  });
  if (state.done) revalidatePath(`/articles/${article}/settings`);
  return state;
}

export const moveArticleAction = action(moveArticleInput, (actor, { article, direction }) => moveArticle(actor, article, direction));
