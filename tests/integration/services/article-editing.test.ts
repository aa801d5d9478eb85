import { expect, it } from 'vitest';
import { blocksOf, docOf } from '@/lib/core/document/article-doc';
import { articleToEdit } from '@/lib/services/article-editing';
import { saveRevision } from '@/lib/services/revisions';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle } from '../../support/factories';
import { formattedArticle } from '../../support/formatted-article';

useTestDatabase();

const WITHOUT_PICTURE = formattedArticle.blocks.filter(({ kind }) => kind !== 'image').map((block) => ({ key: null, ...block }));

it('is for instructors to change, for the others to read, and for nobody else there', async () => {
  const article = await makeArticle();
  const { instructor, assistant, outsider } = article.in.people;
  await makeAnnotation(article);
  expect(await articleToEdit(actorOf(instructor), article.id)).toMatchObject({ mayRevise: true, threadCounts: { p1: 1 }, article: { revision: 1 } });
  expect(await articleToEdit(actorOf(assistant), article.id)).toMatchObject({ mayRevise: false, threadCounts: {} });
  await expect(articleToEdit(actorOf(outsider), article.id)).rejects.toMatchObject({ code: 'not_found' });
});

it('what went through the editor unchanged changes nothing', async () => {
  const article = await makeArticle();
  const instructor = actorOf(article.in.people.instructor);
  await saveRevision(instructor, article.id, { expectedRevision: 1, blocks: WITHOUT_PICTURE });
  const { article: kept } = await articleToEdit(instructor, article.id);
  expect(kept.paragraphs.map(({ kind, text, format }) => ({ kind, text, ...(format ? { format } : {}) }))).toEqual(WITHOUT_PICTURE.map(({ key: _, ...block }) => block));
  await expect(saveRevision(instructor, article.id, { expectedRevision: 2, blocks: blocksOf(docOf(kept.paragraphs)) })).rejects.toMatchObject({ code: 'validation', message: expect.stringContaining('Nothing was changed') as string });
});

it('takes no picture that is neither the article’s nor the instructor’s own', async () => {
  const article = await makeArticle();
  const instructor = actorOf(article.in.people.instructor);
  const blocks = formattedArticle.blocks.map((block) => ({ key: null, ...block }));
  await expect(saveRevision(instructor, article.id, { expectedRevision: 1, blocks })).rejects.toMatchObject({ code: 'validation' });
});
