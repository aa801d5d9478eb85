import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_REPLY_DEPTH, threadTree } from '../../../lib/core/thread-tree';

const read = (...comments: [id: string, parent: string | null][]) =>
  threadTree(comments.map(([id, parent]) => ({ id, parent }))).map(({ comment, depth }) => `${'-'.repeat(depth)}${comment.id}`);

describe('threadTree', () => {
  it('puts replies under what they answer, oldest first', () => {
    expect(read(['a', null], ['b', 'a'], ['c', 'a'], ['d', 'b'])).toEqual(['a', '-b', '--d', '-c']);
  });

  it('goes no deeper than can be shown', () => {
    expect(read(['a', null], ['b', 'a'], ['c', 'b'], ['d', 'c'], ['e', 'd'])).toEqual(['a', '-b', '--c', '--d', '--e']);
  });

  it('survives a missing parent, one that answers itself, and two that answer each other', () => {
    expect(read(['a', 'gone'], ['b', 'a'])).toEqual(['a', '-b']);
    expect(read(['a', 'a'])).toEqual(['a']);
    expect(read(['a', 'b'], ['b', 'a'])).toEqual(['a', '-b']);
  });

  it('shows each comment exactly once, whatever the parents are', () => {
    const comments = fc.array(fc.nat(20), { maxLength: 20 }).map((parents) => parents.map((parent, index) => ({ id: String(index), parent: parent > 15 ? null : String(parent) })));
    fc.assert(
      fc.property(comments, (given) => {
        const shown = threadTree(given);
        expect(shown.map(({ comment }) => comment.id).sort()).toEqual(given.map(({ id }) => id).sort());
        expect(shown.every(({ depth }) => depth >= 0 && depth <= MAX_REPLY_DEPTH)).toBe(true);
      }),
    );
  });
});
