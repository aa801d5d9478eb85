import { describe, expect, it } from 'vitest';
import { revisionText } from '../../../../lib/core/document/article';
import { jsonldFormat } from '../../../../lib/core/exports/jsonld';
import type { ExportThread } from '../../../../lib/core/exports/model';
import { BRIDGE_ARTICLE, FIXTURE, manyThreads, sourceOf, written } from '../../../support/export-fixture';
import { expectGolden } from './golden';

type Selector = { type: string; value?: string; exact?: string; start?: number; end?: number; refinedBy?: Selector };
type Annotation = {
  id: string;
  type: string;
  motivation: string;
  creator?: { id: string; name: string; email?: string };
  body?: { type: string; purpose: string; value: string; creator?: { name: string }[] }[];
  target: string | { source: string; selector: Selector[] };
  'scholium:resolved'?: boolean;
};
type Page = { id: string; type: string; partOf: { id: string }; prev?: string; next?: string; startIndex: number; items: Annotation[] };
type Collection = { '@context': unknown[]; id: string; type: string; total: number; first: Page; last: string; '@included'?: Page[] };

const jsonld = async (articles: Parameters<typeof sourceOf>[0] = FIXTURE, options = {}) => JSON.parse(await written(jsonldFormat.write(sourceOf(articles, options)))) as Collection;
const BASE = 'https://scholium.example.org';
const { article, threads } = FIXTURE[0]!;

describe('an export as JSON-LD', () => {
  it('is the same as ever', async () => expectGolden('fixture.jsonld', await written(jsonldFormat.write(sourceOf(FIXTURE)))));

  it('is a collection of annotations, one for each thread and each reply', async () => {
    const { first, ...collection } = await jsonld();
    const made = FIXTURE.flatMap((each) => each.threads);
    const replies = made.flatMap(({ comments }) => comments.filter(({ parent }) => parent !== null));
    expect(collection).toMatchObject({ '@context': ['http://www.w3.org/ns/anno.jsonld', { scholium: `${BASE}/ns#` }], type: 'AnnotationCollection', total: made.length + replies.length, last: first.id });
    expect(first).toMatchObject({ type: 'AnnotationPage', partOf: { id: collection.id }, startIndex: 0 });
    expect(first.items).toHaveLength(collection.total);
    expect(new Set(first.items.map(({ id }) => id)).size).toBe(collection.total);
    expect(first.next).toBeUndefined();
  });

  it('tells what each is for', async () => {
    const { items } = (await jsonld()).first;
    const of = (id: string) => items.find((item) => item.id.endsWith(id))!;
    expect(threads.map(({ id }) => of(id).motivation)).toEqual(['commenting', 'classifying', 'questioning', 'classifying', 'questioning', 'commenting', 'commenting', 'commenting', 'commenting']);
    expect(of(threads[1]!.id).body!.map(({ purpose }) => purpose)).toEqual(['classifying', 'describing', 'commenting', 'tagging', 'tagging']);
    expect(of(threads[1]!.id).body![3]).toMatchObject({ value: 'needs source', creator: [{ name: 'Pia Lindqvist', email: 'mailto:pia@example.org' }, {}] });
    expect(of(threads[2]!.id)['scholium:resolved']).toBe(true);
    expect(of(threads[3]!.id).body!.map(({ purpose }) => purpose)).toEqual(['classifying', 'describing']);
  });

  it('answers the thread, or the reply that is answered', async () => {
    const { items } = (await jsonld()).first;
    const [opening, answer, again, gone, after] = threads[1]!.comments;
    const reply = (id: string) => items.find((item) => item.id === `${BASE}/api/v1/comments/${id}`);
    expect(reply(opening!.id)).toBeUndefined();
    expect(reply(answer!.id)).toMatchObject({ motivation: 'replying', target: `${BASE}/api/v1/annotations/${threads[1]!.id}` });
    expect(reply(again!.id)!.target).toBe(`${BASE}/api/v1/comments/${answer!.id}`);
    expect(reply(gone!.id)).toMatchObject({ 'scholium:status': 'withdrawn' });
    expect(reply(gone!.id)).not.toHaveProperty('body');
    expect(reply(gone!.id)).not.toHaveProperty('creator');
    expect(reply(after!.id)!.target).toBe(`${BASE}/api/v1/comments/${gone!.id}`);
  });

  it('selects the same words by paragraph, by position and by quotation', async () => {
    const { items } = (await jsonld()).first;
    const text = revisionText(BRIDGE_ARTICLE.paragraphs);
    const selectorsOf = ({ id }: ExportThread) => {
      const { target } = items.find((item) => item.id.endsWith(id))!;
      return typeof target === 'string' ? target : target.selector;
    };
    expect(selectorsOf(threads[0]!)).toBe(`${BASE}/articles/${article.id}`);
    expect(selectorsOf(threads[4]!)).toEqual([{ type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: 'p5' }]);
    expect((selectorsOf(threads[8]!) as Selector[]).map(({ type }) => type)).toEqual(['TextQuoteSelector']);
    for (const thread of threads.filter(({ target, anchorState }) => target.start !== null && anchorState !== 'orphaned')) {
      const [fragment, quote, position] = selectorsOf(thread) as Selector[];
      const paragraph = BRIDGE_ARTICLE.paragraphs.find(({ key }) => key === fragment!.value)!;
      expect(paragraph.text.slice(fragment!.refinedBy!.start, fragment!.refinedBy!.end)).toBe(quote!.exact);
      expect(text.slice(position!.start, position!.end)).toBe(quote!.exact);
    }
  });

  it('does not say that a passage over two paragraphs is within one', async () => {
    const [crossing] = (await jsonld()).first.items.filter(({ id }) => id.endsWith(FIXTURE[1]!.threads[0]!.id));
    expect((crossing!.target as { selector: Selector[] }).selector.map(({ type }) => type)).toEqual(['TextQuoteSelector', 'TextPositionSelector']);
  });

  it.each([[100], [199], [200], [201], [400], [401]])('has pages of 200 that lead to each other: %i annotations', async (count) => {
    const many = Array.from({ length: count }, (_, index) => ({ ...threads[3]!, id: `t${index}` }));
    const { id, total, first, last, '@included': others = [] } = await jsonld([{ article, threads: many }]);
    const pages = [first, ...others];
    expect(total).toBe(count);
    expect(pages.map(({ items }) => items.length)).toEqual(Array.from({ length: Math.ceil(count / 200) }, (_, page) => Math.min(200, count - 200 * page)));
    expect(pages.at(-1)!.id).toBe(last);
    pages.forEach((page, index) => {
      expect(page).toMatchObject({ partOf: { id }, startIndex: 200 * index });
      expect([page.prev, page.next]).toEqual([pages[index - 1]?.id, pages[index + 1]?.id]);
    });
    expect(pages.flatMap(({ items }) => items.map((item) => item.id.split('/').at(-1)))).toEqual(many.map((thread) => thread.id));
  });

  it('is a collection without any, too', async () => {
    expect(await jsonld([])).toMatchObject({ total: 0, first: { items: [] } });
    expect(await jsonld([{ article, threads: [] }])).toMatchObject({ total: 0, first: { items: [] } });
  });

  it('makes a number that is only one within this file an address within it', async () => {
    const { id, first } = await jsonld([{ article, threads: [{ ...threads[3]!, author: { id: '1', name: 'Person 1', role: null, email: null } }] }], { names: 'removed' });
    expect(first.items[0]!.creator).toEqual({ id: `${id}/people/1`, type: 'Person', name: 'Person 1' });
  });

  it('is written as it is read', { timeout: 60_000 }, async () => {
    const { threads: many, read } = manyThreads(50_000);
    let [pieces, ahead] = [0, 0];
    for await (const piece of jsonldFormat.write(sourceOf([{ article, threads: many }]))) {
      pieces += 1;
      ahead = Math.max(ahead, read() - pieces, piece.length - 20_000);
    }
    expect(ahead).toBeLessThanOrEqual(0);
    expect(read()).toBe(50_000);
  });
});
