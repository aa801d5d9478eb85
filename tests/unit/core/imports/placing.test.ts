import { describe, expect, it } from 'vitest';
import { placeParagraphs } from '../../../../lib/core/document/article';
import { placeThread, textsOf } from '../../../../lib/core/imports/placing';

const paragraphs = (...texts: string[]) => texts.map((text, index) => ({ key: `p${index + 1}`, kind: 'paragraph' as const, text }));
const OLD = paragraphs('The bridge cost three times what was promised.', 'Nobody asked why.', 'The ferry stopped.');
const on = (exact: string | null, paragraph: string | null, start: number | null, anchorState: 'anchored' | 'edited' | 'orphaned' = 'anchored') => ({
  target: { paragraph, start, end: start === null ? null : start + exact!.length, exact, prefix: exact === null ? null : '', suffix: exact === null ? null : '' },
  anchorState,
  position: -1,
});
const place = (thread: Parameters<typeof placeThread>[0], ours: typeof OLD, sameArticle = true) => placeThread(thread, textsOf(OLD, placeParagraphs(ours), sameArticle));

describe('a thread from elsewhere', () => {
  it('stays where it was in the same text, under our own keys', () => {
    const ours = OLD.map((paragraph, index) => ({ ...paragraph, key: `p${index + 5}` }));
    expect(place(on('Nobody', 'p2', 0), ours, false)).toMatchObject({ anchorState: 'anchored', position: 48, target: { paragraph: 'p6', start: 0, end: 6, exact: 'Nobody' } });
    expect(place(on(null, 'p3', null), ours, false)).toMatchObject({ position: 67, target: { paragraph: 'p7', exact: null } });
    expect(place(on(null, null, null), ours, false)).toMatchObject({ position: -1, target: { paragraph: null } });
  });

  it('keeps what is known of it in the same text: that its words changed, or that they are gone', () => {
    expect(place(on('Somebody', 'p2', 0, 'edited'), OLD)).toMatchObject({ anchorState: 'edited', target: { paragraph: 'p2', exact: 'Somebody' } });
    expect(place(on('a lost word', 'p2', 3, 'orphaned'), OLD)).toMatchObject({ anchorState: 'orphaned', target: { paragraph: null, start: null, exact: 'a lost word' } });
  });

  it('does not believe a place where other words stand', () => {
    expect(place(on('The ferry stopped', 'p1', 3), OLD)).toMatchObject({ anchorState: 'moved', target: { paragraph: 'p3', start: 0 } });
    expect(place(on('words of nobody', 'p1', 900_000), OLD)).toMatchObject({ anchorState: 'orphaned', target: { exact: 'words of nobody' } });
  });

  it('is looked for in another text, and is an orphan with its words where it is not found', () => {
    const changed = paragraphs('A new beginning.', 'The bridge cost three times what was promised.', 'The ferry stopped.');
    expect(place(on('three times', 'p1', 16), changed)).toMatchObject({ anchorState: 'moved', target: { paragraph: 'p2', start: 16, end: 27 } });
    expect(place(on('Nobody asked why', 'p2', 0), changed)).toMatchObject({ anchorState: 'orphaned', target: { paragraph: null, exact: 'Nobody asked why' } });
    expect(place(on('Nobody asked why', 'p2', 0), changed, false)).toMatchObject({ anchorState: 'orphaned', position: -1, target: { paragraph: null, start: null, exact: 'Nobody asked why' } });
    expect(place(on(null, 'p3', null), changed, false)).toMatchObject({ anchorState: 'moved', target: { paragraph: 'p3' } });
    expect(place(on(null, 'p2', null), changed, false)).toMatchObject({ anchorState: 'orphaned', target: { paragraph: null, exact: 'Nobody asked why.' } });
  });

  it('is never guessed where its words stand twice', () => {
    const twice = paragraphs('He said so. She said so. They said so.');
    expect(place(on('said so', null, null), twice, false)).toMatchObject({ anchorState: 'orphaned' });
  });
});
