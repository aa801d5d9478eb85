import { describe, expect, it } from 'vitest';
import type { Face } from '@/lib/exports/pdf/face';
import { setLines, type Style } from '@/lib/exports/pdf/lines';

/** Letters that are all one wide, at size 1: places can be counted. */
const face = { has: () => true, width: (text: string) => text.length } as unknown as Face;
const fonts = { faceFor: () => face };
const style: Style = { look: 'roman', size: 1, color: '#000000' };

const set = (text: string, width: number, direction: 'ltr' | 'rtl' = 'ltr') => setLines([{ text, style }], width, direction, fonts);
const words = (lines: ReturnType<typeof set>) => lines.map((line) => line.map(({ text }) => text).join(''));
/** What the eye sees, from left to right. */
const seen = (line: ReturnType<typeof set>[number]) => [...line].sort((a, b) => a.x - b.x).map(({ text, x }) => [text, x]);

describe('lines of a PDF', () => {
  it('break between words, and lose none', () => {
    const lines = set('one two three four', 9);
    expect(words(lines)).toEqual(['one two ', 'three ', 'four']);
    expect(words(set('one\ntwo', 20))).toEqual(['one ', 'two']);
  });

  it('break a word that is longer than a line, and only that', () => {
    expect(words(set('a bcdefghijkl m', 5))).toEqual(['a ', 'bcdef', 'ghijk', 'l m']);
  });

  it('set words from right to left within a line from left to right', () => {
    expect(seen(set('ab אבג cd', 20)[0]!)).toEqual([['ab ', 0], ['אבג', 3], [' cd', 6]]);
  });

  it('begin at the right where reading does, with numbers and foreign words turned back', () => {
    const [line] = set('אב xy 12 גד', 20, 'rtl');
    expect(seen(line!).map(([text]) => text)).toEqual([' גד', 'xy 12', 'אב ']);
    expect(line!.map(({ text, rtl }) => [text, rtl])).toEqual([['אב ', true], ['xy 12', false], [' גד', true]]);
    expect(Math.max(...line!.map(({ x, width }) => x + width))).toBe(20);
  });

  it('break between words where no blanks are, and never within a letter with its signs', () => {
    const text = 'ภาษาไทยไม่มีช่องว่างระหว่างคำ';
    for (const width of [8, 3]) expect(words(set(text, width)).join('')).toBe(text);
    expect(words(set(text, 8))).toEqual(['ภาษาไทย', 'ไม่มี', 'ช่อง', 'ว่าง', 'ระหว่าง', 'คำ'].reduce<string[]>((lines, word) => (lines.length > 0 && (lines.at(-1)! + word).length <= 8 ? [...lines.slice(0, -1), lines.at(-1)! + word] : [...lines, word]), []));
    expect(words(set('e\u0301e\u0301e\u0301', 3))).toEqual(['e\u0301', 'e\u0301', 'e\u0301']);
  });

  it('keep the blank at the end beyond the edge', () => {
    const [first] = set('אב גד הו', 6, 'rtl');
    expect(first!.at(-1)).toMatchObject({ text: ' ', x: 0 });
    expect(first![0]).toMatchObject({ text: 'אב גד', x: 1 });
  });

  it('keep styles apart, and one line for nothing', () => {
    const bold = { ...style, look: 'bold' as const };
    const [line] = setLines([{ text: 'ab', style }, { text: 'cd', style: bold }], 20, 'ltr', fonts);
    expect(line!.map(({ text, x, style: { look } }) => [text, x, look])).toEqual([['ab', 0, 'roman'], ['cd', 2, 'bold']]);
    expect(setLines([], 20, 'ltr', fonts)).toEqual([[]]);
  });
});
