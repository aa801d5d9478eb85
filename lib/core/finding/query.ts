import { ANNOTATION_KINDS, type AnnotationKind } from '../annotations';
import { plain, type Words } from './fold';

/** What the filter box understands: `kind:claim tag:"needs source" is:new p:7-9 "so it was" rain`. */

export const STATES = ['unanswered', 'resolved', 'new', 'mine', 'orphaned', 'flagged'] as const;
export type State = (typeof STATES)[number];
export const OPERATORS = ['kind', 'type', 'tag', 'by', 'is', 'p'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Paragraphs by the numbers beside them; `article` is what is about the whole of it. */
export type Place = { from: number; to: number } | 'article';
export type ThreadQuery = {
  kind?: AnnotationKind;
  type?: string;
  tag?: string;
  /** A person by the name that is shown, by its beginning or that of a word in it, or by id. */
  by?: string;
  /** In the order of STATES, each once; a thread is all of them. */
  is: State[];
  p?: Place;
  /** A thread has all of them somewhere: in comments, paraphrase or quotation. */
  words: Words[];
};

/** What was not understood, where it stands (UTF-16 code units, end exclusive), and how to mend it. */
export type Problem = { start: number; end: number; message: string };
export type Understood = { query: ThreadQuery; problems: Problem[] };

/** More is no search any more, and each costs a look into the index. */
export const MAX_WORDS = 12;
/** Of a whole filter, in UTF-16 code units. */
export const MAX_FILTER_LENGTH = 500;

const QUOTES: Record<string, string> = { '"': '"', '“': '”', '”': '”', '„': '“”', '«': '»', '‟': '”' };
const NAMED = /^(\p{L}{1,20}):(?!\/\/)/u;

/** One part of what was typed. @property value without its quotation marks */
export type Part = Range & { operator: string | null; value: string; quoted: boolean };
type Range = { start: number; end: number };

/** Takes what was typed apart; any text has parts, and each of its characters but blanks is in one. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/u.test(text[at]!)) at += 1;
    else {
      const part = partAt(text, at);
      parts.push(part);
      at = part.end;
    }
  }
  return parts;
}

function partAt(text: string, start: number): Part {
  const name = NAMED.exec(text.slice(start, start + 22))?.[1];
  // Letters of other scripts before a colon are words: no filter is called so.
  const operator = name && /^[a-z]+$/i.test(name) ? name.toLowerCase() : null;
  const from = start + (operator === null ? 0 : operator.length + 1);
  const closing = QUOTES[text[from] ?? ''];
  if (closing === undefined) {
    const end = from + /^\S*/u.exec(text.slice(from))![0].length;
    return { start, end, operator, value: text.slice(from, end), quoted: false };
  }
  let value = '';
  let end = from + 1;
  for (; end < text.length && !closing.includes(text[end]!); end++) {
    if (text[end] === '\\' && end + 1 < text.length) end += 1;
    value += text[end];
  }
  // What is not closed goes on to the end, as while it is being typed.
  return { start, end: Math.min(end + 1, text.length), operator, value, quoted: true };
}

/** Understands what it can of any text, and says of the rest where it stands and how to mend it. */
export function parseQuery(text: string): Understood {
  const query: ThreadQuery = { is: [], words: [] };
  const problems: Problem[] = [];
  for (const part of partsOf(text)) {
    const message = part.operator === null ? takeWords(query, part) : take(query, part.operator, part.value.normalize('NFC').replace(/\s+/gu, ' ').trim());
    if (message) problems.push({ start: part.start, end: part.end, message });
  }
  query.is = STATES.filter((state) => query.is.includes(state));
  return { query, problems };
}

/** @returns why not */
function takeWords(query: ThreadQuery, { value, quoted }: Part): string | null {
  if (plain(value) === '') return `${told(value)} has no letter or digit to look for.`;
  if (query.words.length >= MAX_WORDS) return `More than ${MAX_WORDS} words are too many. Please leave some out, or put words that stand together in quotation marks.`;
  query.words.push({ text: value, exact: quoted });
  return null;
}

function take(query: ThreadQuery, operator: string, value: string): string | null {
  if (!isOperator(operator)) return `There is no filter “${operator}:”. There are ${listed(OPERATORS.map((name) => `${name}:`))}. To look for these words, put them in quotation marks.`;
  if (value === '') return `Say what after “${operator}:”, without a blank between: ${EXAMPLES[operator]}.`;
  if (operator === 'is') return takeState(query, value);
  if (query[operator] !== undefined) return `“${operator}:” is there already, and only the first counts. Please take one away.`;
  switch (operator) {
    case 'kind': {
      const kind = ANNOTATION_KINDS.find((each) => each === value.toLowerCase() || `${each}s` === value.toLowerCase());
      if (!kind) return `There is no kind ${told(value)}. There are ${listed(ANNOTATION_KINDS)}.`;
      query.kind = kind;
      return null;
    }
    case 'p': {
      const place = placeOf(value);
      if (place === null) return `${told(value)} is no paragraph. Say its number, as in p:7, or from which to which, as in p:7-9.`;
      query.p = place;
      return null;
    }
    default:
      if (operator === 'by' && plain(value) === '') return `${told(value)} is nobody’s name.`;
      query[operator] = value;
      return null;
  }
}

function takeState(query: ThreadQuery, value: string): string | null {
  const state = STATES.find((each) => each === value.toLowerCase());
  if (!state) return `Nothing is ${told(value)}. There are ${listed(STATES.map((each) => `is:${each}`))}.`;
  query.is.push(state);
  return null;
}

function placeOf(value: string): Place | null {
  if (value.toLowerCase() === 'article') return 'article';
  const [, from, to = from] = /^[p¶]?(\d{1,6})(?:[-–—][p¶]?(\d{1,6}))?$/iu.exec(value) ?? [];
  if (from === undefined) return null;
  const [a, b] = [Number(from), Number(to)];
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

const isOperator = (name: string): name is Operator => (OPERATORS as readonly string[]).includes(name);
export const EXAMPLES: Record<Operator, string> = { kind: 'kind:claim', type: 'type:fact', tag: 'tag:"needs source"', by: 'by:Robin', is: 'is:unanswered', p: 'p:7-9' };
const told = (value: string) => `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
const listed = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** A query as one types it; understood again, it is the same. */
export function formatQuery({ kind, type, tag, by, is, p, words }: ThreadQuery): string {
  const named = (name: Operator, value: string | undefined) => (value === undefined ? [] : [`${name}:${inQuotes(value)}`]);
  return [
    ...named('kind', kind),
    ...named('type', type),
    ...named('tag', tag),
    ...named('by', by),
    ...is.map((state) => `is:${state}`),
    ...named('p', p === undefined ? undefined : formatPlace(p)),
    ...words.map(({ text, exact }) => (exact ? quote(text) : text)),
  ].join(' ');
}

const formatPlace = (place: Place) => (place === 'article' ? place : place.from === place.to ? String(place.from) : `${place.from}-${place.to}`);
const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`;
/** In quotation marks where it needs them. */
export const inQuotes = (value: string): string => (/^[^\s"“”„«‟][^\s]*$/u.test(value) ? value : quote(value));
