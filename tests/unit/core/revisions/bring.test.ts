import { describe, expect, it } from 'vitest';
import { type Paragraph, placeParagraphs } from '../../../../lib/core/document/article';
import { bringer, type Brought, type RevisionText, type Standing } from '../../../../lib/core/revisions/bring';
import { resolveTarget } from '../../../../lib/core/targets';

const TEXTS = [
  'The harvest failed twice in a row. Nobody in the valley had seen that before.',
  'Prices doubled within a month, and the ministry blamed the rain.',
  'The mayor opened the barns himself, and they were full to the roof.',
];
const textOf = (revision: number, texts: Record<string, string>): RevisionText => ({
  revision,
  paragraphs: placeParagraphs(Object.entries(texts).map(([key, text]): Paragraph => ({ key, kind: 'paragraph', text }))),
});
const first = textOf(1, { p1: TEXTS[0]!, p2: TEXTS[1]!, p3: TEXTS[2]! });

/** A standing in the first revision, made as the API would. */
function stands(asked: Parameters<typeof resolveTarget>[1], more: Partial<Standing> = {}): Standing {
  const resolved = resolveTarget(first.paragraphs, asked);
  if (!resolved.ok) throw new Error(resolved.problem.message);
  const { position, ...target } = resolved.target;
  return { id: 'a', state: 'anchored', confidence: 1, target, position, stoodIn: null, last: null, restored: null, ...more };
}
const bring = (to: RevisionText, standing: Standing, earlier: RevisionText[] = [], from = first): Brought => bringer({ from, to, earlier })(standing);
/** The same annotation, one revision later. */
const again = ({ target: { position, ...target }, ...brought }: Brought, more: Partial<Standing> = {}): Standing => ({ ...brought, target, position, last: null, restored: null, ...more });

const rain = stands({ exact: 'the ministry blamed the rain' });
const without = textOf(2, { p1: TEXTS[0]!, p3: TEXTS[2]! });

describe('an annotation is brought over', () => {
  it('with its words, wherever they now stand', () => {
    const to = textOf(2, { p9: 'A new beginning.', p1: TEXTS[0]!, p2: `In that year, ${TEXTS[1]!.toLowerCase()}`, p3: TEXTS[2]! });
    const { target, ...brought } = bring(to, rain);
    expect(brought).toEqual({ id: 'a', state: 'anchored', confidence: 1, stoodIn: null });
    expect(target).toMatchObject({ paragraph: 'p2', exact: 'the ministry blamed the rain', position: to.paragraphs[2]!.start + target.start! });
    expect(to.paragraphs[2]!.text.slice(target.start!, target.end!)).toBe(target.exact);
  });

  it('with its new words, to be compared with the revision before', () => {
    const to = textOf(2, { p1: TEXTS[0]!, p2: 'Prices doubled within a month, and the ministry blamed the long rain.', p3: TEXTS[2]! });
    expect(bring(to, rain)).toMatchObject({ state: 'edited', stoodIn: 1, target: { paragraph: 'p2', exact: 'the ministry blamed the long rain' } });
  });

  it('by its paragraph’s key, where it is about the whole of it', () => {
    const to = textOf(2, { p1: TEXTS[0]!, p3: TEXTS[2]!, p2: 'Nothing is left of these words.' });
    expect(bring(to, stands({ paragraph: 'p2' }))).toMatchObject({ state: 'anchored', target: { paragraph: 'p2', start: null, exact: null, position: to.paragraphs[2]!.start } });
  });

  it('nowhere, where it is about the article', () => {
    expect(bring(without, stands({}))).toMatchObject({ state: 'anchored', confidence: 1, target: { paragraph: null, exact: null, position: -1 } });
  });

  it.each([
    ['a passage', rain, 'the ministry blamed the rain'],
    ['a paragraph', stands({ paragraph: 'p2' }), TEXTS[1]!],
  ])('as an orphan with its words, when %s is gone', (_, standing, exact) => {
    expect(bring(without, standing)).toMatchObject({ state: 'orphaned', confidence: 0, stoodIn: 1, target: { paragraph: null, start: null, end: null, exact, position: standing.position } });
  });
});

describe('over several revisions', () => {
  it.each([
    ['a passage', rain],
    ['a paragraph', stands({ paragraph: 'p2' })],
  ])('an orphan of %s is found when its words are back, by the text in which it last stood', (_, standing) => {
    const orphan = again(bring(without, standing), { last: { revision: 1, target: standing.target } });
    const to = textOf(3, { p1: TEXTS[0]!, p2: TEXTS[1]!, p3: `${TEXTS[2]!} So they said.` });
    const { target, ...brought } = bring(to, orphan, [first], without);
    expect(brought).toEqual({ id: 'a', state: 'anchored', confidence: 1, stoodIn: null });
    expect(target).toEqual({ ...standing.target, position: standing.position });
  });

  it('an orphan stays one, with the same words and the same revision to compare with', () => {
    const orphan = again(bring(without, rain), { last: { revision: 1, target: rain.target } });
    const to = textOf(3, { p1: TEXTS[0]! });
    expect(bring(to, orphan, [first], without)).toEqual({ ...bring(without, rain) });
  });

  it('an orphan of which only the words are known is looked for by these', () => {
    const orphan: Standing = { ...again(bring(without, rain)), stoodIn: null };
    expect(bring(textOf(3, { p8: 'A new beginning.', p1: TEXTS[0]!, p7: TEXTS[1]! }), orphan, [], without)).toMatchObject({ state: 'moved', stoodIn: 2, target: { paragraph: 'p7', exact: 'the ministry blamed the rain' } });
  });

  it('what nobody has looked at goes on waiting, and what somebody settled does not', () => {
    const edited = textOf(2, { p1: TEXTS[0]!, p2: 'Prices doubled within a month, and the ministry blamed the long rain.', p3: TEXTS[2]! });
    const brought = bring(edited, rain);
    const third = textOf(3, { p1: 'A new beginning.', p2: edited.paragraphs[1]!.text, p3: TEXTS[2]! });
    expect(bring(third, again(brought), [], edited)).toMatchObject({ state: 'edited', stoodIn: 1, confidence: brought.confidence });
    expect(bring(third, again(brought, { stoodIn: null }), [], edited)).toMatchObject({ state: 'anchored', stoodIn: null });
  });

  it('a restored text has its annotations where they stood in it', () => {
    const edited = textOf(2, { p1: TEXTS[0]!, p2: 'Prices doubled within a month, and the ministry blamed the long rain.', p3: TEXTS[2]! });
    const restored = { state: 'anchored' as const, confidence: 1, target: rain.target, stoodIn: null };
    expect(bring({ ...first, revision: 3 }, again(bring(edited, rain), { restored }), [], edited)).toEqual({ id: 'a', ...restored, target: { ...rain.target, position: rain.position } });
  });
});
