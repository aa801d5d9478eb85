import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReaderView } from '@/components/article/reader-store';
import { pack, unpack } from '@/components/article/packed-view';

const words = (...content: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const can = { update: false, withdraw: false, moderate: false, flag: true, appeal: false, react: true };
const author = fc.constantFrom({ id: 'a', name: 'Ann' }, { id: 'b', name: 'Bob' });

const comment = fc.record({
  id: fc.uuid(),
  parent: fc.option(fc.uuid()),
  author: fc.option(author),
  text: fc.option(fc.string()),
  as: fc.constantFrom('plain', 'strong', 'empty'),
  status: fc.constantFrom('visible', 'hidden'),
  version: fc.integer({ min: 1, max: 3 }),
  createdAt: fc.constant('2026-01-01T00:00:00.000Z'),
  editedAt: fc.option(fc.constant('2026-01-02T00:00:00.000Z')),
  edit: fc.option(fc.constant({ body: words(), text: 'Better', rejected: null })),
  hidden: fc.option(fc.constant({ reason: null, by: 'assistant', at: '2026-01-02T00:00:00.000Z', appeal: null, answered: false, answer: null })),
  flagged: fc.boolean(),
  reactions: fc.constantFrom([], [{ kind: 'helpful', count: 1, mine: true, people: [] }]),
  can: fc.constantFrom(can, { ...can, update: true }),
}).map(({ as, ...rest }) => {
  const text = { type: 'text', text: rest.text ?? '' };
  const body = { plain: words(text), strong: words({ ...text, marks: [{ type: 'bold' }] }), empty: { type: 'doc', content: [{ type: 'paragraph' }] } }[as];
  return { ...rest, body: rest.text === null ? null : body };
});

const thread = fc.record({
  id: fc.uuid(),
  article: fc.constant('x'),
  kind: fc.constantFrom('comment', 'claim'),
  visibility: fc.constantFrom('seminar', 'private'),
  version: fc.integer({ min: 1, max: 2 }),
  status: fc.constantFrom('visible', 'pending'),
  resolved: fc.boolean(),
  accepted: fc.option(fc.uuid()),
  locked: fc.boolean(),
  anchorState: fc.constantFrom('anchored', 'orphaned'),
  claim: fc.option(fc.constant({ type: 'fact', paraphrase: 'It rained.' })),
  hidden: fc.constant(null),
  flagged: fc.boolean(),
  author,
  tags: fc.constantFrom([], [{ tag: 'vague', count: 2, mine: false }]),
  comments: fc.array(comment, { maxLength: 4 }),
  can: fc.constant({ reply: true }),
}).map((made) => ({ ...made, comments: made.comments.map((each) => ({ ...each, annotation: made.id })) }));

/** Disjoint, and in the order of the text. */
const tints = fc.array(fc.record({ gap: fc.nat(50), length: fc.integer({ min: 1, max: 50 }), people: fc.integer({ min: 1, max: 40 }), claim: fc.boolean() })).map((made) => {
  let end = 0;
  return made.map(({ gap, length, ...rest }) => ({ start: end + gap, end: (end += gap + length), ...rest }));
});

describe('a packed view', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(thread, { maxLength: 3 }), tints, (threads, stretches) => {
        const view = { articleId: 'x', me: { id: 'a', name: 'Ann' }, filter: {}, threads, tints: stretches, threadCounts: { p1: threads.length } } as unknown as ReaderView;
        expect(unpack(pack(view))).toEqual(view);
      }),
    );
  });

  it('says plain words once, and what is usual not at all', () => {
    // Keys in the order in which the database gives them.
    const said = { annotation: 't', parent: null, author: { id: 'a', name: 'Ann' }, text: 'Says who?', body: words({ text: 'Says who?', type: 'text' }), status: 'visible', version: 1, editedAt: null, edit: null, hidden: null, flagged: false, reactions: [], can };
    const one = { id: 't', article: 'x', author: said.author, can: {}, comments: [{ id: 'c1', ...said }, { id: 'c2', ...said }] };
    const { json } = pack({ articleId: 'x', threads: [one], tints: [] } as unknown as ReaderView);
    expect([json.split('Says who?').length - 1, json.split('"Ann"').length - 1]).toEqual([2, 1]);
    expect(json).not.toMatch(/editedAt|reactions|"body"/);
  });
});
