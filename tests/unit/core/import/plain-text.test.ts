import { describe, expect, it } from 'vitest';
import { parsePlainText } from '@/lib/core/import/plain-text';
import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from '@/lib/core/import/limits';
import { opEd, opEdParagraphs, opEdPullQuote, opEdTitle } from './op-ed';

function draftOf(text: string, given?: { title?: string }) {
  const parsed = parsePlainText(text, given);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.draft;
}
const kinds = (text: string) => draftOf(text).blocks.map(({ kind, text: words }) => `${kind}: ${words}`);
const problemOf = (text: string) => {
  const parsed = parsePlainText(text);
  return parsed.ok ? null : parsed.problem.code;
};

describe('an article as a newspaper prints it', () => {
  it.each([
    ['as it is', opEd],
    ['with line ends of Windows', opEd.replaceAll('\n', '\r\n')],
    ['with line ends of the old Mac', opEd.replaceAll('\n', '\r')],
    ['with a byte order mark', `\uFEFF${opEd}`],
    ['with blanks in its blank lines', opEd.replaceAll('\n\n', '\n \t\n\n')],
    ['with no blank lines', opEd.replaceAll('\n\n', '\n')],
    ['with lines broken at 72 characters', wrapped(opEd, 72)],
    ['with lines broken at 120 characters', wrapped(opEd, 120)],
  ])('is understood whole, %s', (_, text) => {
    const draft = draftOf(text);
    expect(draft).toMatchObject({
      title: opEdTitle,
      byline: 'Ines Okonjo',
      authorNote: 'The writer is a hydrologist. She teaches in Lusaka',
      dateline: 'LUSAKA',
      source: null,
      language: 'en',
    });
    expect(draft.blocks.filter(({ kind }) => kind === 'paragraph').map((block) => block.text)).toEqual(opEdParagraphs);
    expect(draft.blocks.filter(({ kind }) => kind !== 'paragraph')).toEqual([{ kind: 'pull_quote', text: opEdPullQuote }]);
    expect(draft.blocks[2]!.kind).toBe('pull_quote');
    expect(JSON.stringify(draft)).not.toContain('*');
  });
});

describe('titles', () => {
  const body = 'The bridge was closed in spring. Nobody asked the ferrymen what they thought of it.\n\nThey were not pleased at all, as it turned out.';
  it.each([
    ['once', `A Bridge Too Dear\n\n${body}`, 'A Bridge Too Dear', 2],
    ['twice', `A Bridge Too Dear\n\nA BRIDGE  too dear\n\n${body}`, 'A Bridge Too Dear', 2],
    ['twice, once in asterisks', `**A Bridge Too Dear**\n\nA Bridge Too Dear\n\n${body}`, 'A Bridge Too Dear', 2],
    ['marked as a heading', `# A Bridge Too Dear\n\n${body}`, 'A Bridge Too Dear', 2],
    ['underlined', `A Bridge Too Dear\n=================\n\n${body}`, 'A Bridge Too Dear', 2],
    ['not at all', body, 'The bridge was closed in spring. Nobody asked the ferrymen what they thought of…', 2],
  ])('printed %s', (_, text, title, blocks) => {
    const draft = draftOf(text);
    expect(draft.title).toBe(title);
    expect(draft.blocks).toHaveLength(blocks);
  });

  it('are all there is in a text of one line, which stays the text as well', () => {
    expect(draftOf('A Bridge Too Dear')).toMatchObject({ title: 'A Bridge Too Dear', blocks: [{ kind: 'paragraph', text: 'A Bridge Too Dear' }] });
    expect(draftOf('A Bridge Too Dear\n\nA Bridge Too Dear').blocks).toHaveLength(1);
  });

  it('can be given; a printed one that is another stays as a heading, once', () => {
    expect(draftOf(`A Bridge Too Dear\n\nA Bridge Too Dear\n\n${body}`, { title: 'Week 3' })).toMatchObject({
      title: 'Week 3',
      blocks: [{ kind: 'heading', text: 'A Bridge Too Dear' }, { kind: 'paragraph' }, { kind: 'paragraph' }],
    });
    expect(draftOf(`A Bridge Too Dear\n\n${body}`, { title: 'a bridge too dear' }).blocks).toHaveLength(2);
  });

  it('never end within a character', () => {
    expect(draftOf(`${'a'.repeat(39)}${'😀'.repeat(200)}`).title).toMatch(/^\P{Surrogate}+…$/u);
  });
});

describe('bylines', () => {
  const text = (top: string, end = '') => `A Bridge Too Dear\n\n${top}\n\nThe bridge was closed in spring. Nobody asked the ferrymen.\n\nThey were not pleased.\n\n${end}`;
  it.each([
    ['By Ines Okonjo', 'Ines Okonjo', null],
    ['BY: Ines Okonjo', 'Ines Okonjo', null],
    ['by Ines Okonjo', 'Ines Okonjo', null],
    ['*By Ines Okonjo*', 'Ines Okonjo', null],
    ['By INES OKONJO', 'INES OKONJO', null],
    ['Written by Ines Okonjo', 'Ines Okonjo', null],
    ['By Ines Okonjo, Staff Writer', 'Ines Okonjo', 'Staff Writer'],
    ['By Ines Okonjo | River Agency', 'Ines Okonjo', 'River Agency'],
    ['Ines Okonjo | River Agency', 'Ines Okonjo', 'River Agency'],
    ['By Ines Okonjo (River Agency)', 'Ines Okonjo', 'River Agency'],
    ['By J. R. van der Okonjo', 'J. R. van der Okonjo', null],
    ['By Prof. Ines Okonjo. She teaches in Lusaka.', 'Prof. Ines Okonjo', 'She teaches in Lusaka.'],
    ['By Ines Okonjo and Jean-Luc d’Arc', 'Ines Okonjo and Jean-Luc d’Arc', null],
    ['By Ines Okonjo, Jean Arc and Li Wei', 'Ines Okonjo, Jean Arc and Li Wei', null],
    ['By Ines Okonjo 12 May 2018', 'Ines Okonjo', '12 May 2018'],
    ['Par Inès Okonjo', 'Inès Okonjo', null],
    ['作者：李伟', '李伟', null],
    ['تحریر: انیس اوکونجو', 'انیس اوکونجو', null],
  ])('%s', (line, byline, authorNote) => {
    expect(draftOf(text(line))).toMatchObject({ byline, authorNote });
    expect(draftOf(text(line)).blocks).toHaveLength(2);
  });

  it.each(['By the sea', 'By 2018 the war had ended', 'Bygones', 'By Monday, they had left.', 'By and large this was so'])('%s is none', (line) => {
    expect(draftOf(text(line)).byline).toBeNull();
    expect(draftOf(text('So it went on, for years.', line)).byline).toBeNull();
  });

  it('may come after a standfirst and a date', () => {
    expect(draftOf(text('What the town lost\n\n3 May 2018\n\nBy Ines Okonjo')).byline).toBe('Ines Okonjo');
  });

  it('find the note on the author at the end', () => {
    expect(draftOf(text('By Ines Okonjo', 'The writer is a hydrologist.')).authorNote).toBe('The writer is a hydrologist.');
    expect(draftOf(text('By Ines Okonjo', '_Ines Okonjo is a hydrologist._')).authorNote).toBe('Ines Okonjo is a hydrologist.');
    expect(draftOf(text('Long ago.', 'The writer is a hydrologist.'))).toMatchObject({ byline: null, authorNote: 'The writer is a hydrologist.' });
  });
});

describe('datelines', () => {
  it.each([
    ['LUSAKA - The', 'LUSAKA'],
    ['LUSAKA — The', 'LUSAKA'],
    ['LUSAKA—The', 'LUSAKA'],
    ['LUSAKA: The', 'LUSAKA'],
    ['KARACHI, Pakistan (AP) — The', 'KARACHI, Pakistan (AP)'],
    ['NEW DELHI/ISLAMABAD (Reuters) - The', 'NEW DELHI/ISLAMABAD (Reuters)'],
    ['WASHINGTON, May 5 -- The', 'WASHINGTON, May 5'],
    ['SÃO PAULO – The', 'SÃO PAULO'],
  ])('%s', (start, dateline) => {
    expect(draftOf(`A Bridge Too Dear\n\n${start} bridge was closed in spring.`)).toMatchObject({
      dateline,
      blocks: [{ kind: 'paragraph', text: 'The bridge was closed in spring.' }],
    });
  });

  it.each(['Lusaka - The bridge', 'NOTE: The bridge', 'A well-kept bridge', 'USAID-funded work'])('%s is none', (start) => {
    expect(draftOf(`A Bridge Too Dear\n\n${start} was closed in spring.`).dateline).toBeNull();
  });
});

describe('blocks', () => {
  const about = 'A Bridge Too Dear\n\nThe bridge was closed in spring, and nobody asked the ferrymen about it.\n\n';
  it('are headings where a short line without a stop stands before text', () => {
    expect(kinds(`${about}What they said\n\nNot much.\n\n## And then\nThey left.\n\nWHY NOW?\n\nNobody knows.`).slice(1)).toEqual([
      'heading: What they said', 'paragraph: Not much.', 'heading: And then', 'paragraph: They left.', 'heading: WHY NOW?', 'paragraph: Nobody knows.',
    ]);
  });

  it('are no headings where many short lines follow each other, or at the end', () => {
    expect(kinds(`${about}I met a traveller\n\nFrom an antique land\n\nWho said two vast\n\nAnd trunkless legs`).slice(1).every((block) => block.startsWith('paragraph'))).toBe(true);
  });

  it('are list items, also with blank lines between them; numbers stay', () => {
    expect(kinds(`${about}They asked for:\n- boats\n- a new\n  pier\n* rest\n\n1. First this.\n\n2. Then that.\n\nSo they said.`).slice(1)).toEqual([
      'paragraph: They asked for:', 'list_item: boats', 'list_item: a new pier', 'list_item: rest',
      'list_item: 1. First this.', 'list_item: 2. Then that.', 'paragraph: So they said.',
    ]);
  });

  it('are quotations, paragraph by paragraph', () => {
    expect(kinds(`${about}> We were here\n> before you.\n>\n> We stay.\n\nSo they said.`).slice(1)).toEqual([
      'quotation: We were here before you.', 'quotation: We stay.', 'paragraph: So they said.',
    ]);
  });

  it('are not made of lines that are only drawn', () => {
    expect(kinds(`${about}* * *\n\nLater they left.\n\n-----\n\nFor good.`).slice(1)).toEqual(['paragraph: Later they left.', 'paragraph: For good.']);
    expect(problemOf('* * *\n\n----')).toBe('empty');
  });

  it.each([
    ['a *word* of it', 'a word of it'],
    ['*all of it.*', 'all of it.'],
    ['**two** and ***three***', 'two and three'],
    ['*one **within** another*', 'one within another'],
    ['an _underscored_ word', 'an underscored word'],
    ['5 * 3 = 15 and 2*3*4 = 24', '5 * 3 = 15 and 2*3*4 = 24'],
    ['a footnote* and another*', 'a footnote* and another*'],
    ['* the footnote itself', '* the footnote itself'],
    ['a snake_case_name', 'a snake_case_name'],
  ])('keep what is no emphasis: %s', (text, kept) => {
    expect(draftOf(`${about}So they wrote: ${text}\n\nAnd left.`).blocks[1]!.text).toBe(`So they wrote: ${kept}`);
  });

  it('are pull quotes whatever their quotation marks, capitals and stop', () => {
    const sentence = 'nobody asked the ferrymen what they thought of it';
    for (const quote of [`“${sentence.toUpperCase()}”`, `${sentence}…`, `> ${sentence}`]) {
      expect(kinds(`${about}The bridge was closed, and ${sentence}.\n\n${quote}\n\nThey left.`)[2]).toMatch(/^pull_quote/);
    }
    expect(kinds(`${about}We shall see about this, they said.\n\nWe shall see about this, they said.`).join()).not.toContain('pull_quote');
  });
});

describe('other scripts', () => {
  it('reads Urdu', () => {
    const draft = draftOf('پل بند کیوں ہوا؟\n\nپل بند کیوں ہوا؟\n\nتحریر: انیس اوکونجو\n\nپل بہار میں بند کر دیا گیا تھا اور کسی نے ملاحوں سے نہیں پوچھا۔\n\nوہ اس پر خوش نہیں تھے، اور انہوں نے یہ بات صاف صاف کہہ دی۔');
    expect(draft).toMatchObject({ title: 'پل بند کیوں ہوا؟', byline: 'انیس اوکونجو', language: 'ur' });
    expect(draft.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('reads Chinese, and puts wrapped lines together without blanks', () => {
    const draft = draftOf('桥为什么关闭\n\n这座桥在春天被关闭了，没有人\n问过船夫们的意见，他们对此\n很不高兴。\n\n后来他们离开了这座城市。');
    expect(draft).toMatchObject({ title: '桥为什么关闭', language: 'zh' });
    expect(draft.blocks[0]!.text).toBe('这座桥在春天被关闭了，没有人问过船夫们的意见，他们对此很不高兴。');
  });
});

describe('what is no article', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\t\n\u200B\uFEFF', 'empty'],
    ['a NUL', 'a\u0000b', 'binary'],
    ['a PDF', '%PDF-1.7 and so on', 'binary'],
    ['a rich text file', '{\\rtf1 Hello', 'binary'],
    ['half a character', 'a\uD800b', 'encoding'],
    ['letters that were read in a wrong encoding', 'S\uFFFD\uFFFDe Gr\uFFFD\uFFFDe', 'encoding'],
    ['too much', 'a'.repeat(MAX_ARTICLE_BYTES + 1), 'too_large'],
    ['too many paragraphs', 'a.\n\n'.repeat(MAX_PARAGRAPHS + 1), 'too_many'],
  ])('%s is refused', (_, text, code) => expect(problemOf(text)).toBe(code));

  it('is not one sign that could not be read', () => expect(problemOf('The bridge \uFFFD was closed.')).toBeNull());
});

it('takes out what makes text read as another, and shows markup as the text that it is', () => {
  const draft = draftOf('<b>Bridge</b> \u202Eesolc\u202C\n\n<script>alert(1)</script> was said.\n\nSoft\u00ADhyphen.');
  expect(draft.title).toBe('<b>Bridge</b> esolc');
  expect(draft.blocks.map(({ text }) => text)).toEqual(['<script>alert(1)</script> was said.', 'Softhyphen.']);
});

/** Breaks each line as a mail program would. */
function wrapped(text: string, width: number): string {
  const lines = text.split('\n').map((line) => line.split(' ').reduce((all, word) => {
    const last = all.slice(all.lastIndexOf('\n') + 1);
    if (all === '') return word;
    return last.length + 1 + word.length > width ? `${all}\n${word}` : `${all} ${word}`;
  }, ''));
  return lines.join('\n');
}
