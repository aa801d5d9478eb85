import type { Block } from './blocks';
import { trimmed } from './marks';

const MAX_NAME = 80;
const MAX_BYLINE_BLOCK = 200;
const MAX_NOTE = 600;
/** The byline is one of these many blocks under the title: a standfirst or a date may come before it. */
const NEAR_THE_TOP = 3;

const BYLINE = /^(?:(?:Written |Text |Story |Words |Reported )?(?:By|BY|by|Von|Par|Por)(?:\s*[:：]\s*|\s+)|(?:Author|Autor|Auteur|Autore|Автор|تحریر|بقلم|作者|文)\s*[:：]\s*)(?=[\p{Lu}\p{Lo}])/u;
/** "Name | Agency", with a given name and a family name at least. */
const NAME_AND_AGENCY = /^(\p{Lu}[\p{L}.’'-]{0,30}(?:\s\p{Lu}[\p{L}.’'-]{0,30}){1,3})\s*\|\s*(\S.{1,80})$/u;
/** Where a name ends and the words about its bearer begin. A stop ends it too, but not after an initial or a title. */
const ABOUT =
  /\s*[,;(–—|،，]\s*|(?<=\p{L}{3})(?<!\b(?:Prof|Mrs|Rev|Gen|Capt|Col|Maj|Sen|Gov|Hon|Amb))\.\s+|\s+-\s+|\s+(?=(?:[Tt]he (?:writer|author)|He|She|They|is|was|who|teaches|works|writes)\b)|\s+(?=\d)/u;
/** Words of a name that begin small. */
const PARTICLE = /^(?:and|und|et|y|&|de|da|di|del|della|dos|du|la|le|van|von|der|den|zu|al|el|bin|ibn|bint|ben|ter|of)$/u;
const SEVERAL = /^(?:[^,]+,\s*)*[^,]+,?\s+(?:and|&)\s+[^,]+$/u;
const NOTE = /^(?:The (?:writer|author)s?|About the authors?)\b/u;

export const isByline = (text: string) => BYLINE.test(text);

/**
 * Takes the byline from the top or the end of the blocks, with what it says about the author; or
 * the note on the author that stands alone at the end.
 */
export function takeByline(blocks: Block[]): { byline: string | null; authorNote: string | null } {
  const places = [...Array(Math.min(NEAR_THE_TOP, blocks.length)).keys(), blocks.length - 1];
  for (const at of places) {
    if (blocks.length < 2) break;
    const found = parseByline(blocks[at]!.text, at);
    if (!found) continue;
    blocks.splice(at, 1);
    return { ...found, authorNote: found.authorNote ?? takeNote(blocks, found.byline) };
  }
  return { byline: null, authorNote: takeNote(blocks, null) };
}

function parseByline(block: string, at: number): { byline: string; authorNote: string | null } | null {
  const text = trimmed(block, '*_ ');
  const mark = BYLINE.exec(text);
  const withAgency = mark || at >= NEAR_THE_TOP ? null : NAME_AND_AGENCY.exec(text);
  if (withAgency) return { byline: withAgency[1]!, authorNote: withAgency[2]! };
  if (!mark || text.length > MAX_NOTE + MAX_NAME || (at < NEAR_THE_TOP && text.length > MAX_BYLINE_BLOCK && !NOTE.test(text))) return null;
  const rest = text.slice(mark[0].length);
  if (rest.length <= MAX_NAME * 2 && SEVERAL.test(rest) && rest.split(/,|\band\b|&/u).every(isFullName)) return { byline: rest, authorNote: null };
  const end = ABOUT.exec(rest);
  const name = (end ? rest.slice(0, end.index) : rest).trim();
  const note = end ? rest.slice(end.index).replace(/^[\s,;(–—|.،，-]+/u, '') : '';
  if (name === '' || name.length > MAX_NAME || !isName(name)) return null;
  // "By Monday, they had left." is no byline: one word, and a sentence that goes on.
  if (end && !/\s/u.test(name) && !/\p{Lo}/u.test(name)) return null;
  return { byline: name, authorNote: balanced(note) || null };
}

/** Every word begins with a capital, or with a letter of a script that has none. */
const isName = (text: string) => text.split(/\s+/u).every((word) => PARTICLE.test(word) || /^(?:["“(]|[dl]?['‘’])?[\p{Lu}\p{Lo}]/u.test(word));
const isFullName = (text: string) => text.trim() === '' || (/\S\s+\S/u.test(text.trim()) && isName(text.trim()));

/** The bracket that opened before a note was taken with what parted it from the name. */
const balanced = (note: string) => (note.endsWith(')') && !note.includes('(') ? note.slice(0, -1) : note);

function takeNote(blocks: Block[], byline: string | null): string | null {
  const text = trimmed(blocks.at(-1)?.text ?? '', '*_ ');
  const about = NOTE.test(text) || (byline !== null && text.startsWith(`${byline} is `));
  if (blocks.length < 2 || !about || text.length > MAX_NOTE) return null;
  blocks.pop();
  return text;
}
