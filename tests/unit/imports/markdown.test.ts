import { expect, it } from 'vitest';
import { readMarkdown } from '@/lib/imports/markdown';
import { expectKeepable, shownBlocks } from '../../support/found-article';

const bytes = (text: string) => new TextEncoder().encode(text);

const TEXT = `---
title: "The Well and the Road"
author: [A. N. Other, Jo Dee]
lang: en-GB
---
# The Well and the Road

Water *was* **never** \`free\`.[^a] See [the map](https://example.org/map).

## Who pays

- One
  - Within
- Two

3. Third

> Said somebody.

| Year | Price |
|------|------:|
| 1990 | **3** |

<script>alert(1)</script>
<b>Bold</b> and [none](javascript:alert(1)).

[^a]: A note.
`;

it('reads Markdown with tables and footnotes, what stands before it, and HTML in it', async () => {
  const article = await readMarkdown(bytes(TEXT), {});
  expectKeepable(article);
  expect(article.draft).toMatchObject({ title: 'The Well and the Road', byline: 'A. N. Other, Jo Dee', language: 'en-GB' });
  expect(shownBlocks(article)).toEqual([
    'paragraph: Water was never free.1 See the map. [emphasis|was] [strong|never] [code|free] [note|1|1] [link|the map|https://example.org/map]',
    'heading level=1: Who pays',
    'list_item list=false,0: One',
    'list_item list=false,1: Within',
    'list_item list=false,0: Two',
    'list_item list=true,0: 3. Third',
    'quotation: Said somebody.',
    'table_row row=true,true: Year\tPrice',
    'table_row row=false,false: 1990\t3 [strong|3]',
    'paragraph: Bold and none. [strong|Bold]',
    'footnote label=1: A note.',
  ]);
});

it('refuses what is not UTF-8, and what holds nothing', async () => {
  await expect(readMarkdown(new Uint8Array([0x23, 0x20, 0xe9, 0x74, 0xe9]), {})).rejects.toMatchObject({ code: 'encoding' });
  await expect(readMarkdown(bytes('---\ntitle: Nothing\n---\n'), {})).rejects.toMatchObject({ code: 'empty' });
});
