import { ANNOTATION_KINDS } from '../annotations';
import { plain } from './fold';
import { inQuotes, type Operator, OPERATORS, partsOf, type State, STATES } from './query';

/** What can stand after an operator, here. */
export type Vocabulary = { types: readonly string[]; tags: readonly string[]; people: readonly string[]; states: readonly State[] };
/** @property insert takes the place of what stands from `start` to `end`; with a blank after it where it is whole */
export type Completion = { label: string; hint: string | null; insert: string; start: number; end: number };

/** More than this nobody looks through; the next letter makes it less. */
const MOST = 8;

const MEANING: Record<Operator, string> = {
  kind: 'comment, question, note or claim',
  type: 'what a claim is',
  tag: 'a word on it',
  by: 'who wrote in it',
  is: 'unanswered, resolved, new …',
  p: 'paragraphs, as in p:7-9',
};
const STATE_MEANING: Record<State, string> = {
  unanswered: 'a question without an answer',
  resolved: 'marked as resolved',
  new: 'since your last visit',
  mine: 'you wrote in it',
  orphaned: 'its words are no longer in the article',
  flagged: 'somebody flagged it',
};

/** How what is being typed at the caret can go on. */
export function completionsAt(text: string, caret: number, vocabulary: Vocabulary): Completion[] {
  const part = partsOf(text).find(({ start, end }) => start < caret && caret <= end);
  if (!part) return operators('', { start: caret, end: caret });
  const place = { start: part.start, end: part.end };
  if (part.operator === null) return part.quoted ? [] : operators(part.value, place);
  const operator = OPERATORS.find((each) => each === part.operator);
  if (!operator) return [];
  const values = valuesOf(operator, vocabulary);
  const sought = plain(part.value);
  return values
    .filter(({ value }) => ` ${plain(value)}`.includes(` ${sought}`) && !(value === part.value && part.end < text.length))
    .slice(0, MOST)
    .map(({ value, hint }) => ({ ...place, label: `${operator}:${inQuotes(value)}`, hint, insert: `${operator}:${inQuotes(value)} ` }));
}

const operators = (begun: string, place: { start: number; end: number }): Completion[] =>
  OPERATORS.filter((name) => name.startsWith(begun.toLowerCase())).map((name) => ({ ...place, label: `${name}:`, hint: MEANING[name], insert: `${name}:` }));

function valuesOf(operator: Operator, { types, tags, people, states }: Vocabulary): { value: string; hint: string | null }[] {
  const plainly = (values: readonly string[]) => values.map((value) => ({ value, hint: null }));
  switch (operator) {
    case 'kind':
      return plainly(ANNOTATION_KINDS);
    case 'type':
      return plainly(types);
    case 'tag':
      return plainly(tags);
    case 'by':
      return plainly(people);
    case 'is':
      return STATES.filter((state) => states.includes(state)).map((value) => ({ value, hint: STATE_MEANING[value] }));
    case 'p':
      return [{ value: 'article', hint: 'what is about the whole article' }];
  }
}

