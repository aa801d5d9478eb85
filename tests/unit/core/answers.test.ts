import { describe, expect, it } from 'vitest';
import { answerFirst } from '@/lib/core/answers';
import { threadTree } from '@/lib/core/thread-tree';

const comments = [
  { id: 'question', parent: null },
  { id: 'first', parent: 'question' },
  { id: 'second', parent: 'question' },
  { id: 'below', parent: 'second' },
];
const read = (accepted: string | null) => threadTree(answerFirst(comments, accepted)).map(({ comment }) => comment.id);

describe('the accepted answer', () => {
  it('comes first after the question, with what it answers', () => {
    expect(read('second')).toEqual(['question', 'second', 'below', 'first']);
    expect(read('below')).toEqual(['question', 'second', 'below', 'first']);
  });

  it('changes nothing where there is none, or none that is shown', () => {
    expect(read(null)).toEqual(['question', 'first', 'second', 'below']);
    expect(read('elsewhere')).toEqual(['question', 'first', 'second', 'below']);
  });
});
