import { describe, expect, it } from 'vitest';
import { richTextFromMarkdown } from '@/lib/core/document/markdown';
import { mapMentions, mentionedIn } from '@/lib/core/document/mentions';
import { checkRichText, plainTextOf, type RichText } from '@/lib/core/document/rich-text';
import { bodyHtml } from '@/lib/core/exports/html-body';
import { bodyMarkdown } from '@/lib/core/exports/markdown-body';
import { nameMentions } from '@/lib/core/exports/mentions';
import { blocksOf } from '@/lib/core/exports/office/blocks';
import { redactDocument } from '@/lib/core/exports/redact';

const speaking = (attrs: object): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Ask ' }, { type: 'mention', attrs }, { type: 'text', text: '!' }] }],
});
const mentionIn = (body: RichText) => body.content[0]!.content?.find(({ type }) => type === 'mention');

describe('a mention in a document', () => {
  it('keeps whom it means and how they are called, and nothing else', () => {
    const checked = checkRichText(speaking({ id: 'a', label: 'Ada', mentionSuggestionChar: '#', style: 'color: red' }));
    expect(checked).toMatchObject({ ok: true, text: 'Ask @Ada!' });
    expect(checked.ok && mentionIn(checked.body)).toEqual({ type: 'mention', attrs: { id: 'a', label: 'Ada' } });
  });

  it('means somebody', () => {
    for (const id of [undefined, null, '', 7, 'x'.repeat(101)]) expect(checkRichText(speaking({ id }))).toEqual({ ok: false, problem: 'shape' });
    expect(checkRichText({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'a' } }] }] })).toMatchObject({ ok: true, text: '@someone' });
  });

  it('is never made by typing', () => {
    const typed = '[@ id="a" label="Ada"]';
    expect(plainTextOf(richTextFromMarkdown(typed))).toBe(typed);
    expect(mentionedIn(richTextFromMarkdown(typed))).toEqual([]);
  });

  it('becomes somebody else or words', () => {
    expect(mentionedIn(speaking({ id: 'a' }))).toEqual(['a']);
    expect(plainTextOf(mapMentions(speaking({ id: 'a' }), () => ({ id: 'b', label: 'Bo' })))).toBe('Ask @Bo!');
    const words = mapMentions(speaking({ id: 'a' }), () => '@Ada');
    expect(mentionedIn(words)).toEqual([]);
    expect(checkRichText(words)).toMatchObject({ ok: true, text: 'Ask @Ada!' });
  });

  it('is in every file as the file names people', () => {
    const said = { body: speaking({ id: 'kept' }), text: 'Ask @someone!' };
    const named = nameMentions(said, (id) => ({ id: 'speaker-1', name: id === 'ada' ? 'Speaker 1' : 'Nobody', role: null, email: null }), new Map([['kept', 'ada']]));
    expect(named.text).toBe('Ask @Speaker 1!');
    expect(mentionIn(named.body)?.attrs).toEqual({ id: 'speaker-1', label: 'Speaker 1' });
    expect(bodyHtml(named.body).html).toContain('Ask @Speaker 1!');
    expect(bodyMarkdown(named.body)).toBe(String.raw`Ask \@Speaker 1\!`);
    expect(blocksOf(named.body)[0]!.pieces.map(({ text }) => text).join('')).toBe('Ask @Speaker 1!');
    expect(redactDocument((text) => text.replaceAll('Ada', '[name]'), named.body)).toEqual(named.body);
  });
});
