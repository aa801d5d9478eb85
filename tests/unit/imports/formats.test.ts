import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { formatOf } from '@/lib/imports/formats';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const zip = (name: string, text = '') => zipSync({ [name]: [bytes(text), { level: 0 }] });

it.each<[string, string | null, string | null, Uint8Array, string | null]>([
  ['a PDF whatever its name', 'essay.docx', 'text/plain', bytes('%PDF-1.7\n'), 'pdf'],
  ['a PDF behind a printer’s lines', 'essay.pdf', null, bytes('@PJL\n%PDF-1.4'), 'pdf'],
  ['Word by its folder', 'essay', null, zip('word/document.xml'), 'docx'],
  ['an e-book by its first file', null, null, zip('mimetype', 'application/epub+zip'), 'epub'],
  ['another archive', 'essay.docx', null, zip('picture.png'), null],
  ['Word that is none', 'essay.docx', null, bytes('Dear all'), null],
  ['old Word', 'essay.doc', null, bytes('\xd0\xcf\x11\xe0'), null],
  ['RTF', 'essay.txt', null, bytes('{\\rtf1'), null],
  ['Markdown by its name', 'Essay.MD', 'text/plain', bytes('# Salt'), 'markdown'],
  ['Markdown by its media type', null, 'text/markdown; charset=utf-8', bytes('# Salt'), 'markdown'],
  ['a page by how it begins', 'essay', null, bytes('\xef\xbb\xbf<!-- saved -->\n<!DOCTYPE html><p>'), 'html'],
  ['text', 'essay.txt', null, bytes('Salt <html>'), 'text'],
  ['text without a name', null, 'application/octet-stream', bytes('Salt'), 'text'],
])('tells %s', (_, name, mediaType, content, format) => {
  expect(formatOf(name, mediaType, content)).toBe(format);
});
