import { describe, expect, it } from 'vitest';
import { completionsAt, type Vocabulary } from '@/lib/core/finding/complete';
import { hitsIn } from '@/lib/core/finding/fold';

const vocabulary: Vocabulary = { types: ['fact', 'value'], tags: ['needs source', 'vague', 'ضروری'], people: ['Zoë Lindqvist', 'Robin'], states: ['new', 'mine'] };
const offered = (text: string, caret = text.length) => completionsAt(text, caret, vocabulary).map(({ label }) => label);

describe('completion', () => {
  it('offers operators, and after one what can stand there', () => {
    expect(offered('')).toEqual(['kind:', 'type:', 'tag:', 'by:', 'is:', 'p:']);
    expect(offered('rain t')).toEqual(['type:', 'tag:']);
    expect(offered('kind:c')).toEqual(['kind:comment', 'kind:claim']);
    expect(offered('tag:sou')).toEqual(['tag:"needs source"']);
    expect(offered('by:zoe')).toEqual(['by:"Zoë Lindqvist"']);
    expect(offered('tag:ضَ')).toEqual(['tag:ضروری']);
    expect(offered('is:')).toEqual(['is:new', 'is:mine']);
    expect(offered('"no operators in what is quoted')).toEqual([]);
    expect(offered('nothing:')).toEqual([]);
  });

  it('puts it in the place of what is being typed, in the middle too', () => {
    const [first] = completionsAt('is:n rain', 4, vocabulary);
    expect(first).toMatchObject({ start: 0, end: 4, insert: 'is:new ' });
    expect(offered('is:n rain', 5)).toEqual(offered(''));
  });
});

describe('hits', () => {
  const marked = (text: string, ...words: string[]) =>
    hitsIn(text, words.map((word) => ({ text: word.replaceAll('"', ''), exact: word.startsWith('"') }))).map(({ start, end }) => text.slice(start, end));

  it('are found whatever accents, case and script they have, at the beginning of words', () => {
    expect(marked('L’État, c’est moi. Etats! metat', 'etat')).toEqual(['État', 'Etat']);
    expect(marked('Straße und E\u0301tude', 'strasse', 'étude')).toEqual(['Straße', 'E\u0301tude']);
    expect(marked('یہ بَارِش کے سبب ہوا', 'بارش')).toEqual(['بَارِش']);
    expect(marked('كتاب', 'کتاب')).toEqual(['كتاب']);
    expect(marked('他在中国教书。', '中国')).toEqual(['中国']);
    expect(marked('ราคาข้าวแพง', 'ข้าว')).toEqual(['ข้าว']);
    expect(marked('failed, twice; failed twicely', '"failed twice"')).toEqual(['failed, twice']);
    expect(marked('rain rainy', 'rain', 'rai')).toEqual(['rain', 'rain']);
    expect(marked('🎉🎉 rain 𝒳', 'rain')).toEqual(['rain']);
    expect(marked('nothing here', '!?')).toEqual([]);
  });
});
