import { describe, expect, it } from 'vitest';
import { type Paragraph, placeParagraphs } from '@/lib/core/document/article';
import { compareRevisions } from '@/lib/core/revisions/compare';
import { markText } from '@/lib/core/revisions/marked';
import { type Stand, touchedBy } from '@/lib/core/revisions/touched';

const text = (key: string, words: string): Paragraph => ({ key, kind: 'paragraph', text: words });
const before = [text('p1', 'The barns were full.'), text('p2', 'Nobody knew why.'), text('p3', 'It rained.')];
const after = [text('p1', 'The old barns were empty.'), text('p3', 'It rained.'), text('p4', 'Then it stopped.')];

/** A passage by its words; `null` is all of the paragraph. */
const on = (revision: Paragraph[], paragraph: string, words: string | null): Stand => {
  const start = words === null ? null : revision.find(({ key }) => key === paragraph)!.text.indexOf(words);
  return { id: words ?? `all of ${paragraph}`, paragraph, start, end: start === null ? null : start + words!.length };
};
const touched = (old: Stand[], fresh: Stand[]) => Object.fromEntries(touchedBy(compareRevisions(before, after).rows, old, fresh));

describe('touchedBy', () => {
  it('names what stands on words that were removed, or around words that came', () => {
    expect(touched([on(before, 'p1', 'full'), on(before, 'p1', 'barns were'), on(before, 'p1', 'The barns')], [])).toEqual({ p1: ['full', 'The barns'] });
    expect(touched([], [on(after, 'p1', 'empty'), on(after, 'p1', 'were')])).toEqual({ p1: ['empty'] });
  });

  it('names what stands on a paragraph that came, went or changed, and nothing on one that stayed', () => {
    expect(touched([on(before, 'p2', null), on(before, 'p1', null), on(before, 'p3', null)], [on(after, 'p4', 'stopped')])).toEqual({ p2: ['all of p2'], p1: ['all of p1'], p4: ['stopped'] });
  });

  it('names each once, beside where it stood', () => {
    expect(touched([on(before, 'p2', 'Nobody')], [{ ...on(after, 'p4', 'Then'), id: 'Nobody' }])).toEqual({ p2: ['Nobody'] });
  });

  it('follows a passage into the paragraphs that it reaches', () => {
    const [, second] = placeParagraphs(before);
    expect(touched([{ id: 'long', paragraph: 'p1', start: 10, end: second!.start + 3 }], [])).toEqual({ p1: ['long'] });
  });
});

describe('markText', () => {
  it('cuts a paragraph where its tints begin and end, also those that reach beyond it', () => {
    const [first, second] = placeParagraphs(before);
    const tints = [{ start: 4, end: 9, people: 2, claim: false }, { start: 15, end: second!.start + 6, people: 1, claim: true }];
    const shown = (paragraph: typeof first) => markText(paragraph!, tints).map(({ text, tint }) => (tint ? `[${text}]` : text)).join('');
    expect([shown(first), shown(second)]).toEqual(['The [barns] were [full.]', '[Nobody] knew why.']);
  });
});
