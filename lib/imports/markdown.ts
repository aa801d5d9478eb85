import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { decodeText } from '../core/import/decode';
import type { Known } from '../core/import/understand';
import { ImportFailure } from './failure';
import { readHtml } from './html/article';
import type { FoundArticle } from './types';

/** What stands before a text in many notebooks and site makers: `title: …` between lines of hyphens. */
const FRONT = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
const FIELDS: Record<string, keyof Known> = { title: 'title', author: 'byline', authors: 'byline', byline: 'byline', date: 'dateline', source: 'source', url: 'source', lang: 'language', language: 'language' };

/**
 * Reads Markdown as GitHub writes it (CommonMark with tables and footnotes), HTML in it included.
 * @throws ImportFailure empty, encoding, binary
 */
export async function readMarkdown(bytes: Uint8Array, known: Known): Promise<FoundArticle> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) throw new ImportFailure(decoded.problem.code);
  const text = decoded.text.replace(/\r\n?/gu, '\n');
  const front = FRONT.exec(text);
  const html = micromark(front ? text.slice(front[0].length) : text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [htmlOf()] });
  return readHtml(html, { bare: true, known: { ...fieldsOf(front?.[1] ?? ''), ...known } });
}

/** Without GitHub's filter, that shows programs as text: they are dropped further on, as in pages. */
function htmlOf(): ReturnType<typeof gfmHtml> {
  const extension = gfmHtml();
  delete extension.exit?.htmlFlowData;
  delete extension.exit?.htmlTextData;
  return extension;
}

/** Of YAML only what has one value, or a list of them in brackets. */
function fieldsOf(front: string): Known {
  const known: Known = {};
  for (const line of front.split('\n')) {
    const [, name, value] = /^([A-Za-z]+)\s*:\s*(\S.*)$/u.exec(line) ?? [];
    const field = FIELDS[name?.toLowerCase() ?? ''];
    const words = value?.trim().replace(/^\[(.*)\]$/u, '$1').replace(/^(["'])(.*)\1$/u, '$2').slice(0, 300);
    if (field && words) known[field] = words;
  }
  return known;
}
