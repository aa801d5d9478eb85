import { describe, expect, it } from 'vitest';
import { hypothesisFormat } from '../../../../lib/core/exports/hypothesis';
import { parseHypothesis } from '../../../../lib/core/imports/hypothesis-parse';
import { threadsOfHypothesis } from '../../../../lib/core/imports/hypothesis-threads';
import { placeThread, textsOf } from '../../../../lib/core/imports/placing';
import { BRIDGE_ARTICLE, FIXTURE, sourceOf, written } from '../../../support/export-fixture';

const rows = async () => (JSON.parse(await written(hypothesisFormat.write(sourceOf(FIXTURE)))) as { rows: Record<string, unknown>[] }).rows;
const back = async () => {
  const parsed = parseHypothesis({ rows: await rows() });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return threadsOfHypothesis(parsed.rows);
};
const { threads } = FIXTURE[0]!;

describe('an export for Hypothesis', () => {
  it('has an annotation for every thread, and answers that tell all that they answer', async () => {
    const all = await rows();
    const [, claim] = threads;
    const answers = all.filter(({ references }) => (references as string[] | undefined)?.[0] === claim!.id);
    expect(all.filter(({ references }) => !references)).toHaveLength(FIXTURE.flatMap((each) => each.threads).length);
    expect(answers.map(({ references }) => (references as string[]).length)).toEqual([1, 2, 1, 2]);
    expect(all.find(({ id }) => id === claim!.id)).toMatchObject({ tags: ['needs source', '=vague|[tag](x) #1 `'], hidden: false, uri: BRIDGE_ARTICLE.source, user_info: { display_name: '温 Wen 🦊' } });
  });

  it('comes back with its words, places, answers and tags', async () => {
    const read = await back();
    const texts = textsOf([], BRIDGE_ARTICLE.paragraphs, false);
    for (const thread of threads.filter(({ comments, claim }) => comments.length > 0 && !claim)) {
      const same = read.threads.find(({ id }) => id === thread.id)!;
      expect(same.comments.map(({ text }) => text), thread.id).toEqual(thread.comments.map(({ text }) => text));
      if (thread.target.start !== null && thread.anchorState === 'anchored') expect(placeThread(same, texts).target).toMatchObject({ paragraph: thread.target.paragraph, start: thread.target.start, exact: thread.target.exact });
    }
    expect(read.leftOut.map(({ reason }) => reason)).toContain('holds no words that a comment can hold');
  });

  it('makes nothing more public: what is not for all is its author’s, and what is hidden stays so', async () => {
    const read = (await back()).threads;
    for (const thread of threads) {
      const same = read.find(({ id }) => id === thread.id);
      if (!same) continue;
      if (thread.visibility !== 'seminar') expect(same.visibility, thread.id).toBe('private');
      if (thread.status !== 'visible') expect([same.status, ...same.comments.map(({ status }) => status)], thread.id).not.toContain('visible');
    }
  });
});
