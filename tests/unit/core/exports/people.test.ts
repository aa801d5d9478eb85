import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRichText, type RichText, richTextFromPlain } from '@/lib/core/document/rich-text';
import type { Names } from '@/lib/core/exports/model';
import { type KnownPerson, namerOf } from '@/lib/core/exports/people';
import { NO_NAME, redactDocument, redactor } from '@/lib/core/exports/redact';

const person = (id: string, name: string, role: KnownPerson['role'] = 'participant'): KnownPerson => ({
  id, name, role, email: `${id}@example.org`, pseudonym: `Reader of ${id.length}`, pseudonymId: `pseudonym-${id}`, former: false,
});
const AMINA = person('amina', 'Amina Khan');
const HOPE = person('hope', 'Hope O’Neil-Smith');
const TEACHER = person('teacher', 'Tariq Ali', 'instructor');
const PEOPLE = new Map([AMINA, HOPE, TEACHER].map((each) => [each.id, each]));

const named = (names: Names, more: object = {}) => namerOf({ names, masked: false, readerId: 'hope', withEmail: true, people: PEOPLE, ...more });

describe('people in an export', () => {
  it('are named with their addresses where the reader may hand those out', () => {
    expect(named('real')('amina')).toEqual({ id: 'amina', name: 'Amina Khan', role: 'participant', email: 'amina@example.org' });
    expect(named('real', { withEmail: false })('amina').email).toBeNull();
  });

  it('have pseudonyms where those were asked for or are all that the reader is told; who teaches is named', () => {
    for (const name of [named('pseudonyms'), named('real', { masked: true })]) {
      expect(name('amina')).toEqual({ id: 'pseudonym-amina', name: AMINA.pseudonym, role: 'participant', email: null });
      expect(name('teacher')).toEqual({ id: 'teacher', name: 'Tariq Ali', role: 'instructor', email: null });
    }
  });

  it('are named to themselves where names are kept from peers, unless pseudonyms were asked for', () => {
    expect(named('real', { masked: true })('hope').name).toBe(HOPE.name);
    expect(named('pseudonyms')('hope').name).toBe(HOPE.pseudonym);
  });

  it('are numbered within each thread where names are removed', () => {
    const thread = named('removed');
    expect([thread('teacher'), thread('amina'), thread('teacher')].map(({ name }) => name)).toEqual(['Speaker 1', 'Speaker 2', 'Speaker 1']);
    expect(named('removed')('amina')).toEqual({ id: 'speaker-1', name: 'Speaker 1', role: null, email: null });
  });

  it('who are not known are somebody', () => {
    expect(named('real')('nobody')).toEqual({ id: '', name: 'Somebody', role: null, email: null });
  });
});

describe('names in what was written', () => {
  const redact = redactor([...PEOPLE.values()], () => NO_NAME);

  it.each([
    ['I agree with Amina Khan.', `I agree with ${NO_NAME}.`],
    ['amina khan and AMINA KHAN', `${NO_NAME} and ${NO_NAME}`],
    ['Amina’s point', `${NO_NAME}’s point`],
    ['Write to amina@example.org!', `Write to ${NO_NAME}!`],
    ['Hope hopes for hope', `${NO_NAME} hopes for hope`],
    ['AMINA!', `${NO_NAME}!`],
    ['Neil and Smith', `${NO_NAME} and ${NO_NAME}`],
    ['Aminabad, Khanate', 'Aminabad, Khanate'],
  ])('%s', (text, expected) => expect(redact(text)).toBe(expected));

  it('are found across the border of two styles, and then the line is plain', () => {
    const text = (value: string, ...marks: string[]) => ({ type: 'text', text: value, ...(marks.length ? { marks: marks.map((type) => ({ type })) } : {}) });
    const body: RichText = { type: 'doc', content: [{ type: 'paragraph', content: [text('Ask Am', 'bold'), text('ina Khan'), { type: 'hardBreak' }, text('today', 'italic')] }] };
    const clean = redactDocument(redact, body);
    expect(clean.content[0]!.content).toEqual([text(`Ask ${NO_NAME}`), { type: 'hardBreak' }, text('today')]);
    expect(checkRichText(clean).ok).toBe(true);
  });

  it('are found in the address of a link, whose words stay', () => {
    const link = (href: string) => ({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] });
    const body = { type: 'doc' as const, content: [{ type: 'paragraph', content: [link('https://x.example/Amina%20Khan'), link('https://x.example/')] }] };
    expect(redactDocument(redact, body).content[0]!.content).toEqual([{ type: 'text', text: 'here' }, link('https://x.example/')]);
  });

  it('leave no whole name anywhere, and change no text without one', () => {
    const words = fc.array(fc.constantFrom('Amina', 'Khan', 'hope', 'Hope', 'tariq ali', 'the', 'ferry', '。', '\n', '“'), { maxLength: 12 });
    fc.assert(fc.property(words, (parts) => {
      const clean = redact(parts.join(' '));
      expect(clean).not.toMatch(/Amina|Khan|Hope|tariq ali/);
      if (!parts.some((part) => /Amina|Khan|Hope|tariq/.test(part))) expect(clean).toBe(parts.join(' '));
      const { content } = redactDocument(redact, richTextFromPlain(parts.join(' ')));
      expect(JSON.stringify(content)).not.toMatch(/Amina|Khan|Hope|tariq ali/);
    }));
  });

  it('are found where words have no space between them', () => {
    const clean = redactor([person('wang', '王芳')], () => NO_NAME);
    expect(clean('我同意王芳说的话。')).toBe(`我同意${NO_NAME}说的话。`);
  });

  it('are not those of people who have deleted their accounts', () => {
    const gone = { ...person('gone', 'Former member'), email: '', former: true };
    expect(redactor([gone], () => NO_NAME)('Every former member, Former or not.')).toBe('Every former member, Former or not.');
  });

  it('with signs of a pattern are words', () => {
    expect(redactor([person('odd', '(.*)+ [x]')], () => NO_NAME)('Who is (.*)+ [x]? Everybody.')).toBe(`Who is ${NO_NAME}? Everybody.`);
  });
});
