import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { docxFormat } from '@/lib/core/exports/docx';
import { all, openDocx, rangesOf, textOf } from '../../../support/docx-reader';
import { article, bytesOf, comment, ines, source, thread, threads } from '../../../support/export-office-fixture';

/** A busy machine takes its time. */
const PATIENCE = 30_000;

let bytes: Uint8Array;
let file: ReturnType<typeof openDocx>;
const write = async (from = source()) => bytesOf(docxFormat.write(from));
const paragraphText = (key: string) => article.paragraphs.find((each) => each.key === key)!.text;

/** The comments in order, each with what Word keeps of it in its two parts. */
function commentsIn(opened: ReturnType<typeof openDocx>) {
  const extended = new Map(all(opened.part('word/commentsExtended.xml'), 'w15:commentEx').map((each) => [each.attributes['w15:paraId'], each.attributes]));
  return all(opened.part('word/comments.xml'), 'w:comment').map((node) => {
    const paraId = all(node, 'w:p').at(-1)!.attributes['w14:paraId'];
    const { 'w15:done': done, 'w15:paraIdParent': parent } = extended.get(paraId)!;
    return { id: node.attributes['w:id']!, author: node.attributes['w:author']!, initials: node.attributes['w:initials'], date: node.attributes['w:date']!, text: all(node, 'w:p').map(textOf).join('\n'), paraId, parent, done };
  });
}
const found = (words: string, opened = file) => commentsIn(opened).find(({ text }) => text.includes(words))!;

beforeAll(async () => {
  bytes = await write();
  file = openDocx(bytes);
}, PATIENCE);

describe('Word', { timeout: PATIENCE }, () => {
  it('has a content type for each part, and every relationship leads to one', () => {
    const types = file.part('[Content_Types].xml');
    const overrides = all(types, 'Override').map(({ attributes }) => attributes.PartName!.slice(1));
    const extensions = all(types, 'Default').map(({ attributes }) => attributes.Extension!);
    expect(overrides.filter((name) => !file.names.includes(name))).toEqual([]);
    expect(file.names.filter((name) => name !== '[Content_Types].xml' && !overrides.includes(name) && !extensions.includes(name.split('.').at(-1)!))).toEqual([]);
    for (const rels of file.names.filter((name) => name.endsWith('.rels'))) {
      const folder = rels.replace(/_rels\/[^/]*$/, '');
      const targets = all(file.part(rels), 'Relationship').map(({ attributes }) => (attributes.Target!.startsWith('/') ? attributes.Target!.slice(1) : folder + attributes.Target!));
      expect(targets.filter((name) => !file.names.includes(name)), rels).toEqual([]);
    }
    expect(file.names).toContain('word/commentsExtended.xml');
  });

  it('holds every comment once, with author, initials and date', () => {
    expect(commentsIn(file)).toHaveLength(threads.reduce((sum, each) => sum + Math.max(each.comments.length, 1), 0));
    expect(found('hardly counts')).toMatchObject({ author: ines.name, initials: 'IB' });
    expect(new Date(found('hardly counts').date).toISOString()).toBe(threads[0]!.comments[0]!.createdAt);
    expect(new Set(commentsIn(file).map(({ paraId }) => paraId)).size).toBe(commentsIn(file).length);
  });

  it('puts each on its exact words, over paragraphs and over each other', () => {
    const ranges = rangesOf(file.part('word/document.xml'));
    const exact = (id: string) => threads.find((each) => each.id === id)!.target.exact;
    expect(ranges.get(found('not a trend').id)).toBe(exact('movement'));
    expect(ranges.get(found('Who would they').id)).toBe(exact('overlap'));
    expect(ranges.get(found('belong together').id)).toBe(exact('crossing'));
    expect(ranges.get(found('صرف گنتی ہوئی').id)).toBe(exact('urdu'));
    expect(ranges.get(found('同意：').id)).toBe(exact('chinese'));
    expect(ranges.get(found('reversed').id)).toBe(paragraphText('p2'));
    expect(ranges.get(found('hardly counts').id)).toBe(article.title);
    expect(ranges.get(found('best sentence').id)).toBe(article.title);
    expect(found('best sentence').text).toContain('“words that an older revision had”');
    expect(all(file.part('word/document.xml'), 'w:commentReference').map(({ attributes }) => attributes['w:id']).sort()).toEqual([...ranges.keys()].sort());
  });

  it('keeps answers as answers and what is resolved as resolved', () => {
    const opening = found('not a trend');
    const answers = commentsIn(file).filter(({ parent }) => parent === opening.paraId);
    expect(answers.map(({ text }) => text.split('\n').at(-1))).toEqual(['یہ دعویٰ کمزور ہے، a movement کہاں ہے؟', '(edited)', '(withdrawn)']);
    expect(found('我同意').text).toContain('In answer to ثناء قریشی:');
    expect([opening, ...answers].map(({ done }) => done)).toEqual(['1', '1', '1', '1']);
    expect(found('Who would they')).toMatchObject({ parent: undefined, done: '0' });
  });

  it('marks as resolved where nobody answered', async () => {
    const alone = thread('alone', ines, 'p3', 'wheels', { resolved: true, comments: [comment('c', ines, 'Settled.')] });
    expect(found('Settled.', openDocx(await write(source([{ article, threads: [alone] }]))))).toMatchObject({ done: '1', parent: undefined });
  });

  it('says kind, claim type, paraphrase, tags and standing', () => {
    expect(found('not a trend').text.split('\n').slice(0, 3)).toEqual([
      'Claim (statistic) · resolved · locked',
      'Paraphrase: One count on one day shows that cycling is growing.',
      'Tags: needs source (Inês Björk-Adeyemi, 李明); key claim',
    ]);
    expect(found('not a trend').text).toContain('1. it rained\n2. the bus was late\na movement\nSee the method (https://example.org/count).');
  });

  it('writes right to left what reads so, and names the language', () => {
    const paragraphs = all(file.part('word/document.xml'), 'w:p');
    const bidi = (words: string) => all(paragraphs.find((each) => textOf(each).includes(words))!, 'w:bidi')[0]?.attributes['w:val'] ?? 'true';
    expect([bidi('پل پر'), bidi('سوال means'), bidi('桥上')]).toEqual(['true', 'false', 'false']);
    const runs = all(paragraphs.find((each) => textOf(each).includes('سوال means'))!, 'w:r').filter((run) => all(run, 'w:rtl').some(({ attributes }) => attributes['w:val'] !== 'false'));
    expect(runs.map(textOf)).toEqual(['سوال']);
    expect(all(file.part('word/document.xml'), 'w:lang').every(({ attributes }) => attributes['w:val'] === 'en')).toBe(true);
  });

  it('is read by Mammoth: structure and comments', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: ['comment-reference => sup'] });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(value).toMatch(/<h1>Four hundred wheels/);
    expect(value).toMatch(/<h2>What the numbers leave out/);
    expect(value).toMatch(/<li>Ask people/);
    expect(value).toContain('A number without its week is only a rumour.');
    expect(value).toContain('Who would they have asked?');
  });

  it('survives hostile names and comments as the text they are', () => {
    const { author, text } = found('reversed');
    expect(author).toBe('Eve </w:t><script>alert(1)</script>gnp.exe & "Co"');
    expect(text).toContain('</w:comment> ]]> <b>bold?</b>');
    expect(text).not.toMatch(/[\u0000-\u0008\u202e]|\p{Surrogate}/u);
  });

  it('gives the same bytes again, dated by the export', async () => {
    expect(Buffer.from(await write()).equals(Buffer.from(bytes))).toBe(true);
    expect(textOf(all(file.part('docProps/core.xml'), 'dcterms:created')[0]!)).toBe('2026-04-01T08:30:00Z');
  });

  it('holds several articles, none, and one without its text', async () => {
    const two = openDocx(await write(source([{ article, threads }, { article: { ...article, title: 'Another' }, threads: [threads[0]!] }])));
    expect([...rangesOf(two.part('word/document.xml')).values()].at(-1)).toBe('Another');
    expect(openDocx(await write(source([]))).names).not.toContain('word/comments.xml');
    const bare = openDocx(await write(source(undefined, false)));
    expect(textOf(bare.part('word/document.xml'))).not.toContain('wheels & not');
    expect(found('Who would they', bare).text).toContain('On the words: “a movement, and it asked nobody”');
    expect(new Set(rangesOf(bare.part('word/document.xml')).values())).toEqual(new Set([article.title]));
  });
});
