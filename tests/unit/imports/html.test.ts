import { describe, expect, it } from 'vitest';
import { readHtml } from '@/lib/imports/html/article';
import { expectKeepable, shownBlocks } from '../../support/found-article';

/** The blocks of a page's body under a title that is no block. */
async function blocks(html: string, address?: string) {
  const article = await readHtml(html, { known: { title: 'A title' }, ...(address ? { address } : {}) });
  expectKeepable(article);
  return shownBlocks(article);
}

describe('blocks of HTML', () => {
  it.each([
    ['folds white space, and keeps what words look like', '<p>Salt\n  is <i>very <b>old</b> </i>, x<sub>2</sub>.', ['paragraph: Salt is very old , x2. [emphasis|very old] [strong|old] [subscript|2]']],
    ['parts paragraphs at two line breaks, not at one', '<p>One<br>two<br> <br>three</p>', ['paragraph: One two', 'paragraph: three']],
    ['ranks headings from the first rank on', '<h2>Of salt</h2><p>a<h4>Of roads</h4><p>b', ['heading level=1: Of salt', 'paragraph: a', 'heading level=2: Of roads', 'paragraph: b']],
    ['keeps lists in lists, and numbers that others refer to', '<ol start=3 type=i><li>c<ul><li>in</ul><li><p>d<p>more</ol>', ['list_item list=true,0: iii. c', 'list_item list=false,1: in', 'list_item list=true,0: iv. d', 'paragraph: more']],
    ['tells quotations from pull quotes', '<blockquote><p>One<p>Two</blockquote><aside class="pull-quote">Three</aside>', ['quotation: One', 'quotation: Two', 'pull_quote: Three']],
    ['has a table by rows, with cells over several in their place', '<table><caption>Of salt</caption><tr><th>a<th>b<th>c<tr><td colspan=2>d<td rowspan=2><p>e<p>f<tr><td>g<td><em>h</em></table>', ['figure_caption: Of salt', 'table_row row=true,true: a\tb\tc', 'table_row row=false,false: d\t\te f', 'table_row row=false,false: g\th\t [emphasis|h]']],
    ['takes a table that only places things apart', '<table><tr><td><p>One<p>Two</table>', ['paragraph: One', 'paragraph: Two']],
    ['keeps each line of what is set as it was typed', '<pre><code>a = 1\n  b = 2</code></pre>', ['paragraph: a = 1 [code|a = 1]', 'paragraph: b = 2 [code|b = 2]']],
    ['drops programs, style, forms and what is hidden', '<style>p{}</style><script>x()</script><p onclick="x()">Seen <span style="display:none">not</span><button>Share</button></p><p hidden>no</p><noscript>no</noscript>', ['paragraph: Seen']],
    ['drops links that are none', '<p><a href="javascript:x()">a</a> <a href="https://example.org/b">b</a> <a href="rel">c</a>', ['paragraph: a b c [link|b|https://example.org/b]']],
    ['does not take for bold what an office page says is none', '<b style="font-weight:normal"><p><span style="font-weight:700;font-style:italic">a</span> b</p></b>', ['paragraph: a b [emphasis|a] [strong|a]']],
  ])('%s', async (_, html, expected) => {
    expect(await blocks(html)).toEqual(expected);
  });

  it.each([
    ['of Markdown', '<p>Salt<sup><a href="#fn-1" id="ref-1" data-footnote-ref>1</a></sup></p><section data-footnotes><h2 class="sr-only">Footnotes</h2><ol><li id="fn-1"><p>A note. <a href="#ref-1" data-footnote-backref>↩</a></p></li></ol></section>'],
    ['of Word pages', '<p>Salt<a href="#_ftn1" name="_ftnref1"><span class="MsoFootnoteReference">[1]</span></a></p><div id="ftn1"><p class="MsoFootnoteText"><a href="#_ftnref1" name="_ftn1">[1]</a> A note.</p></div>'],
    ['of e-books', '<p>Salt<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>1. A note.</p></aside>'],
    ['of wikis', '<p>Salt<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup></p><ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><b><a href="#cite_ref-1">^</a></b></span> <span>A note.</span></li></ol>'],
    ['by roles', '<p>Salt<a role="doc-noteref" href="#n" id="r"><sup>1</sup></a></p><section role="doc-endnotes"><ol><li id="n"><p>A note.<a role="doc-backlink" href="#r">back</a></p></li></ol></section>'],
  ])('binds footnotes to their marks: %s', async (_, html) => {
    expect(await blocks(html)).toEqual(['paragraph: Salt1 [note|1|1]', 'footnote label=1: A note.']);
  });

  it('gives every note a label of its own where chapters count from 1 again', async () => {
    const chapter = (id: string) => `<p>Salt<sup><a href="#${id}">1</a></sup></p><aside id="${id}">1 About ${id}.</aside>`;
    expect(await blocks(chapter('a') + chapter('b'))).toEqual(['paragraph: Salt1 [note|1|1]', 'footnote label=1: About a.', 'paragraph: Salt1 [note|1|1-2]', 'footnote label=1-2: About b.']);
  });

  it('keeps pictures with what they show, and none that count readers', async () => {
    const article = await readHtml('<p>Amid <img src="b.png" alt="A mill"> words<figure><img src="/a.jpg" data-src="/large.jpg" alt="IMG_1.jpg"><figcaption>A pan</figcaption></figure><img src="/t.gif" width=1 height=1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', {
      known: { title: 'A title' },
      address: 'https://example.org/x/y',
    });
    expectKeepable(article);
    expect(shownBlocks(article)).toEqual(['paragraph: Amid words', 'image: A mill', 'image: ', 'figure_caption: A pan']);
    expect(article.images).toMatchObject([{ address: 'https://example.org/x/b.png' }, { address: 'https://example.org/large.jpg' }]);
  });
});

const PAGE = `<!doctype html><html lang="en-GB"><head><title>On Salt | The Paper</title><meta property="og:site_name" content="The Paper"><meta property="og:title" content="On Salt">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"On Salt","author":[{"name":"Jo Dee"},{"name":"Al Bee"}],"datePublished":"2024-03-12T08:00:00Z"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><header>The Paper</header><main><article><h1>On Salt</h1><p>By Jo Dee</p>
${'<p>Salt was carried over the hills for a thousand years, and whoever held the road held the price of it, in good years and in bad.</p>'.repeat(6)}<p>It still is.</p></article></main><footer>All rights</footer></body></html>`;

describe('a page', () => {
  it('is read without what surrounds the article, with what it says of itself', async () => {
    const article = await readHtml(PAGE, { address: 'https://paper.example/salt' });
    expectKeepable(article);
    const { blocks: all, ...about } = article.draft;
    expect(about).toEqual({ title: 'On Salt', byline: 'Jo Dee, Al Bee', authorNote: null, dateline: '12 March 2024', source: 'The Paper, https://paper.example/salt', language: 'en-GB' });
    expect(all.map(({ text }) => text.slice(0, 11))).toEqual([...Array<string>(6).fill('Salt was ca'), 'It still is']);
  });

  it('says nothing of itself by signs that are no text', async () => {
    const said = { '@type': 'Article', headline: 'On\u0000 Salt', author: 'Jo\u0000\u202e Dee', datePublished: '\u0000soon', publisher: 'The\u0000 Paper' };
    const { draft } = await readHtml(`<script type="application/ld+json">${JSON.stringify(said)}</script><p>Salt was carried over the hills.</p>`);
    expect(draft).toMatchObject({ title: 'On Salt', byline: 'Jo Dee', dateline: 'soon', source: 'The Paper' });
  });

  it('that says English and is Urdu is Urdu', async () => {
    const { draft } = await readHtml(`<html lang="en"><body><h1>نمک</h1><p>${'نمک پہاڑوں کے پار لے جایا جاتا تھا اور جس کے پاس سڑک تھی اسی کے پاس قیمت تھی۔ '.repeat(6)}</p></body></html>`);
    expect(draft).toMatchObject({ title: 'نمک', language: 'ur' });
  });

  it('without words is refused', async () => {
    await expect(readHtml('<p> </p><script>x</script>')).rejects.toMatchObject({ code: 'empty' });
  });

  it('nested without end is refused, and in a moment', async () => {
    await expect(readHtml('<div>'.repeat(100_000))).rejects.toMatchObject({ code: 'too_complex' });
    await expect(readHtml(Array.from({ length: 2_000 }, (_, index) => `<p><b a=${index}>x`).join(''))).rejects.toMatchObject({ code: 'too_complex' });
  }, 20_000);
});
