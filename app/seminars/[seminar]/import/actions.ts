'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { keepArticleInput } from '@/lib/schemas/seminars';
import { id } from '@/lib/schemas/text';
import * as articles from '@/lib/services/articles';

/** `key` is made once for each article: sent again, it keeps nothing twice. */
export const keepArticle = action(
  z.strictObject({ seminar: id, key: z.string().min(16).max(64), article: keepArticleInput }),
  async (actor, { key, ...request }) => ({ id: (await articles.keepArticle(actor, request.seminar, request.article, { key, request })).id }),
);
