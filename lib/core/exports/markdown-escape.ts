import { closedDirections } from './bidi';

/** All that begins something within a line, in GitHub's Markdown and its neighbours (footnotes, mathematics). */
const INLINE = /[\\`*_[\]<>&~|$]/g;
/** What GitHub links without being asked. */
const AUTOLINK = /(?<=https?|ftp):(?=\/\/)|(?<=www)\.|@/gi;
/** Before a link or a footnote it would make a picture of them. */
const LAST_MARK = /!$/;
const LINE_START = /^(?:([#+\-=:])|(\d{1,9})([.)]))/;

/**
 * Words as they are: whatever they contain, they make no emphasis, link, HTML, footnote or line of a
 * table. The bracket after an escaped `]` is for readers that are less exact than GitHub's.
 */
export const escapeInline = (text: string): string =>
  text.replace(INLINE, '\\$&').replaceAll('](', ']\\(').replace(AUTOLINK, '\\$&').replace(LAST_MARK, '\\!');

/** The same on one line. */
export const escapeWords = (text: string): string => escapeInline(text.replace(/[\r\n\v\f\u0085\u2028\u2029]+/g, ' '));

/** A name, a tag, a title: on one line, and with its directions closed. */
export const escapeLabel = (text: string): string => escapeInline(closedDirections(text).replace(/\s+/gu, ' ').trim());

/**
 * Lines of a block that begin with words: no heading, list, rule or indented code comes of them.
 * Where a line begins with markup of ours, that stays.
 */
export const guardLines = (raw: string): string =>
  raw
    .split('\n')
    .map((line) => line.trim().replace(LINE_START, (_, sign: string | undefined, number: string, after: string) => (sign ? `\\${sign}` : `${number}\\${after}`)))
    .join('\n');

/**
 * The blanks and line breaks (`\\` and the end of the line) at both ends of a raw text, and what is
 * between. By hand, as a pattern for the end takes quadratic time over many blanks.
 */
export function edges(raw: string): { before: string; words: string; after: string } {
  let from = 0;
  let to = raw.length;
  while (from < to && (isBlank(raw[from]!) || raw.startsWith('\\\n', from))) from += raw[from] === '\\' ? 2 : 1;
  while (to > from && isBlank(raw[to - 1]!)) to -= raw[to - 1] === '\n' ? 2 : 1;
  return { before: raw.slice(0, from), words: raw.slice(from, to), after: raw.slice(to) };
}

const isBlank = (character: string) => /\s/.test(character);

/** An address within `[…](…)`. */
export const escapeAddress = (address: string): string =>
  address.replace(/[\s\\]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`).replace(/[&*_~`[\]|$<>()]/g, '\\$&');

/** Puts `first` before the first line of a block, and as much blank before the others. */
export const indentAfter = (first: string, block: string, width = first.length): string => prefixed(block, first, ' '.repeat(width));

/** A block as a quotation. */
export const quoted = (block: string): string => prefixed(block, '> ', '> ');

function prefixed(block: string, first: string, others: string): string {
  return block
    .split('\n')
    .map((line, index) => (index === 0 ? first : others) + line)
    .map((line) => (/^[\s>]*$/.test(line) || line === first ? line.trimEnd() : line))
    .join('\n');
}
