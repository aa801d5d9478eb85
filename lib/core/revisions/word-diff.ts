import { diffArrays } from 'diff';
import { wordsOf } from '../anchoring/words';

/** A stretch of words that both texts have, or only the old one, or only the new one. */
export type Piece = { how: 'same' | 'removed' | 'added'; text: string };

/** Two texts that share fewer of their words are read one after the other, not between each other. */
const WORTH_MIXING = 0.2;

/**
 * The words of two texts side by side, the removed ones before what was added in their place. What is
 * the same and removed is the old text, what is the same and added the new one, to the letter.
 * @param maxEdits beyond so many words and blanks, all between the first and the last difference counts
 *   as replaced: Myers' algorithm takes as long as their square
 */
export function diffWords(before: string, after: string, maxEdits = 600): Piece[] {
  if (before === after) return before ? [{ how: 'same', text: before }] : [];
  const [old, fresh] = [tokensOf(before), tokensOf(after)];
  const { head, tail } = sharedEnds(old, fresh);
  const middle = [old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)] as const;
  const changes = (shared(...middle) < WORTH_MIXING ? undefined : diffArrays(...middle, { maxEditLength: maxEdits })) ?? [
    { value: middle[0], removed: true, added: false },
    { value: middle[1], removed: false, added: true },
  ];
  return readable([
    { how: 'same', text: old.slice(0, head).join('') },
    ...changes.map(({ value, added, removed }): Piece => ({ how: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') })),
    { how: 'same', text: old.slice(old.length - tail).join('') },
  ]);
}

/** A text as its words and what stands between them; `Intl.Segmenter` takes minutes for a long one. */
function tokensOf(text: string): string[] {
  const { starts, ends } = wordsOf(text);
  const tokens: string[] = [];
  let at = 0;
  for (const [index, start] of starts.entries()) {
    const last = tokens.at(-1);
    if (start > at) tokens.push(text.slice(at, start));
    at = ends[index]!;
    const word = text.slice(start, at);
    // What is one character to the eye stays one: families, skin colours, flags.
    if (start === ends[index - 1] && last && (last.endsWith('\u200d') || JOINS.test(word))) tokens[tokens.length - 1] += word;
    else tokens.push(word);
  }
  if (at < text.length) tokens.push(text.slice(at));
  return tokens;
}

const JOINS = /^[\p{Emoji_Modifier}\p{Regional_Indicator}]/u;

/** How many of the shorter text's words the other one has too, from 0 to 1; blanks tell nothing. */
function shared(old: readonly string[], fresh: readonly string[]): number {
  const [shorter, longer] = [old, fresh].map((tokens) => tokens.filter((token) => !isBlank(token))).sort((a, b) => a.length - b.length) as [string[], string[]];
  if (shorter.length === 0) return 1;
  const left = new Map<string, number>();
  for (const word of longer) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of shorter) {
    const times = left.get(word) ?? 0;
    if (times > 0) common += 1;
    left.set(word, times - 1);
  }
  return common / shorter.length;
}

function sharedEnds(old: readonly string[], fresh: readonly string[]): { head: number; tail: number } {
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  let tail = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  while (tail < shorter - head && old[old.length - tail - 1] === fresh[fresh.length - tail - 1]) tail += 1;
  return { head, tail };
}

/** Changes with nothing but a blank between them are one: several words that were replaced are read in one go. */
function readable(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) out.push({ how: 'removed', text: removed });
    if (added) out.push({ how: 'added', text: added });
    removed = added = '';
  };
  for (const [index, { how, text }] of pieces.entries()) {
    if (how === 'removed') removed += text;
    else if (how === 'added') added += text;
    else if ((removed || added) && isBlank(text) && isChange(pieces[index + 1])) [removed, added] = [removed + text, added + text];
    else if (text) {
      flush();
      const last = out.at(-1);
      if (last?.how === 'same') last.text += text;
      else out.push({ how: 'same', text });
    }
  }
  flush();
  return out;
}

const isBlank = (text: string) => /^\s*$/u.test(text);
const isChange = (piece: Piece | undefined) => piece !== undefined && piece.how !== 'same';
