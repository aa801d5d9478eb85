import { formattedArticle } from '../../support/formatted-article';
import type { Api } from '../../support/client';
import { newArticle } from './reading';

/** The blocks that the API takes: a picture would have to be brought in first. */
const BLOCKS = formattedArticle.blocks.filter(({ kind }) => kind !== 'image');

/** The key of the block with these words: those of a text that had one paragraph before. */
export const keyOf = (words: string) => `p${BLOCKS.findIndex(({ text }) => text.includes(words)) + 2}`;

/** An article with headings, lists, tables, notes and links, which is its second revision. */
export async function newFormattedArticle(api: Api, title: string): Promise<{ id: string }> {
  const article = await newArticle(api, title, ['Nothing yet, but a sentence that will go.']);
  await api.post(`/articles/${article.id}/revisions`, { expectedRevision: 1, blocks: BLOCKS.map((block) => ({ key: null, ...block })) });
  return article;
}
