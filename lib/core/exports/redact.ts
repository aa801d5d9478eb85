import type { JSONContent } from '@tiptap/core';
import { mentionText } from '../document/mentions';
import type { RichText } from '../document/rich-text';
import type { KnownPerson } from './people';

/** Replaces every name that somebody wrote in a text, and leaves the rest as it is. */
export type Redact = (text: string) => string;

/** What stands in place of a name where names are removed. */
export const NO_NAME = '[name]';

/** A part of a name that is looked for on its own; shorter ones are too often something else. */
const MIN_PART = 3;

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Letters of scripts that put no space between words. */
const UNSPACED = '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]';
const [UNSPACED_FIRST, UNSPACED_LAST] = [new RegExp(`^${UNSPACED}`, 'u'), new RegExp(`${UNSPACED}$`, 'u')];

/** A pattern of some words that stand for themselves, and are no part of a longer word where words have borders. */
const asWord = (words: string) => `${UNSPACED_FIRST.test(words) ? '' : '(?<![\\p{L}\\p{N}])'}${escaped(words)}${UNSPACED_LAST.test(words) ? '' : '(?![\\p{L}\\p{N}])'}`;

/**
 * Finds people's names, parts of them and addresses. Whole names count in any case; a part alone, in
 * that of the name or in capitals: "Hope" is one, "hope" is not. Better a word too many than a name left.
 * @param everybody of whom no name may be left @param by what stands instead
 */
export function redactor(everybody: readonly KnownPerson[], by: (person: KnownPerson) => string): Redact {
  const people = everybody.filter(({ former }) => !former);
  const instead = new Map<string, string>();
  const put = (words: string, person: KnownPerson) => {
    if (words && !instead.has(words)) instead.set(words, by(person));
  };
  for (const person of people) {
    put(person.name.toLowerCase(), person);
    put(person.email.toLowerCase(), person);
  }
  const whole = new Set(instead.keys());
  // As they are written too: in lower case, some letters are two.
  const written = people.flatMap(({ name, email }) => [name, email]).filter(Boolean);
  for (const person of people) {
    for (const part of person.name.split(/[\s.,'’-]+/u)) {
      if ([...part].length < MIN_PART) continue;
      put(part, person);
      put(part.toUpperCase(), person);
    }
  }
  if (instead.size === 0) return (text) => text;
  // The longest first, so that a whole name is not taken for its first part.
  const words = [...new Set([...instead.keys(), ...written])].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(words.map(asWord).join('|'), 'giu');
  return (text) =>
    text.replace(pattern, (found) => {
      const key = found.toLowerCase();
      return whole.has(key) ? instead.get(key)! : (instead.get(found) ?? found);
    });
}

/** The same in a document. A name that is half emphasised counts too: a line's texts are read as one. */
export function redactDocument(redact: Redact, body: RichText): RichText {
  return { ...body, content: body.content.map((node) => redactNode(redact, node)) };
}

function redactNode(redact: Redact, node: JSONContent): JSONContent {
  if (!node.content) return node;
  const inline = node.content.some(({ type }) => type === 'text');
  if (!inline) return { ...node, content: node.content.map((child) => redactNode(redact, child)) };
  const apart = node.content.map((child) => redactText(redact, child));
  const whole = node.content.map(textOf).join('');
  // Where a name runs over the border of two styles, the line loses its styles and not its name's secrecy.
  const kept = redact(whole) === apart.map(textOf).join('');
  return { ...node, content: kept ? apart : redact(whole).split('\n').flatMap(lineOf) };
}

/** A line of plain text, with the break before it. */
const lineOf = (text: string, index: number): JSONContent[] => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(text ? [{ type: 'text', text }] : [])];

const textOf = ({ type, text, attrs }: JSONContent): string => (type === 'hardBreak' ? '\n' : type === 'mention' ? mentionText(attrs) : (text ?? ''));

function redactText(redact: Redact, node: JSONContent): JSONContent {
  if (node.type !== 'text') return node;
  // An address may hold a name as well, and then it leads somewhere else: the link goes, its words stay.
  const { marks = [], ...rest } = node;
  const left = marks.filter(({ type, attrs }) => type !== 'link' || redact(decoded(String(attrs?.href))) === decoded(String(attrs?.href)));
  return { ...rest, text: redact(node.text ?? ''), ...(left.length > 0 ? { marks: left } : {}) };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
