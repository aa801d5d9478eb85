import { expect, it } from 'vitest';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { saveRevisionInput } from '@/lib/schemas/revisions';
import { keepArticleInput } from '@/lib/schemas/seminars';

const blocks = (...lengths: number[]) => lengths.map((length) => ({ kind: 'paragraph', text: 'x'.repeat(length) }));
const HALF = MAX_ARTICLE_BYTES / 2;

it.each([
  ['an article that is kept', (given: unknown) => keepArticleInput.safeParse({ title: 'Long', language: 'en', blocks: given })],
  ['a new text of one', (given: unknown) => saveRevisionInput.safeParse({ expectedRevision: 1, blocks: given })],
])('all paragraphs of %s together are no longer than a text that is pasted', (_, parse) => {
  expect(parse(blocks(HALF, HALF)).success).toBe(true);
  expect(parse(blocks(HALF, HALF + 1)).error?.issues).toMatchObject([{ path: ['blocks'], message: 'The article is too long. Please bring it in parts.' }]);
});
