import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ImportFailure } from '@/lib/imports/failure';
import { readHtml } from '@/lib/imports/html/article';
import { readMarkdown } from '@/lib/imports/markdown';
import { expectKeepable } from '../../support/found-article';

const TAGS = 'p div span em i b strong a code pre sup sub br img h1 h3 ul ol li dl dt dd table tr td th caption blockquote aside figure figcaption section q ruby rt'.split(' ');
const ATTRIBUTES = ['', ' href="#n"', ' id="n"', ' href="https://example.org/x"', ' href="javascript:x"', ' class="footnote pull-quote"', ' src="https://example.org/p.png" alt="a  b"', ' colspan=99 rowspan=7', ' style="font-weight:bold"', ' role="doc-noteref"', ' hidden'];
const WORDS = fc.oneof(fc.constantFrom(' ', '1', '\n', 'salt', '[1]', '\u202E', 'e\u0301', '👩‍👩‍👧', 'نمک', '&amp;', '\t', '\u0000', '# ', '> ', '| a | b |\n|---|---|\n', '[^1]', '\n\n', '- ', '&#xD800;'), fc.string({ unit: 'binary', maxLength: 8 }));
const markup = fc
  .array(fc.oneof(WORDS, fc.tuple(fc.constantFrom(...TAGS), fc.constantFrom(...ATTRIBUTES)).map(([tag, attribute]) => `<${tag}${attribute}>`), fc.constantFrom(...TAGS).map((tag) => `</${tag}>`)), { maxLength: 60 })
  .map((pieces) => pieces.join(''));

/** Refusing is an answer; throwing anything else is not. */
async function holds(reading: Promise<Parameters<typeof expectKeepable>[0]>): Promise<void> {
  try {
    expectKeepable(await reading);
  } catch (error) {
    if (!(error instanceof ImportFailure)) throw error;
  }
}

it('makes of any markup only what can be kept', async () => {
  await fc.assert(
    fc.asyncProperty(markup, async (text) => {
      await holds(readHtml(text));
      await holds(readMarkdown(new TextEncoder().encode(text), {}));
    }),
    { numRuns: 150 },
  );
}, 20_000);

it('leaves no word out that a page shows, and makes none up', async () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/u);
  const shown = fc.array(fc.tuple(fc.constantFrom('p', 'em', 'li', 'td', 'h2', 'blockquote', 'span', 'dd', 'figcaption'), word), { minLength: 2, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(shown, async (pieces) => {
      const html = pieces.map(([tag, words]) => `<${tag}>${words}</${tag}> `).join('');
      const { draft } = await readHtml(html, { known: { title: '—' } });
      const found = draft.blocks.flatMap(({ text }) => text.split(/\s+/u));
      // A first block that stands there twice is a title printed twice.
      const expected = pieces.map(([, words]) => words);
      expect([found, found.slice(-expected.length + 1)].map((words) => words.join(' '))).toContain(expected.slice(found.length < expected.length ? 1 : 0).join(' '));
    }),
    { numRuns: 100 },
  );
}, 20_000);
