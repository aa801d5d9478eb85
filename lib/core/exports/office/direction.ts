import { directionOf } from '../../language';

export type Direction = 'ltr' | 'rtl';

const RTL = '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}';
const STRONG = new RegExp(`([${RTL}])|\\p{L}`, 'u');

const ANY = new RegExp(`[${RTL}]`, 'u');

/** Whether any letter of it is written from right to left. */
export const hasRightToLeft = (text: string): boolean => ANY.test(text);

/** Which way a paragraph reads: by its first letter; one without letters as its language does. */
export function directionOfText(text: string, language: string): Direction {
  const strong = STRONG.exec(text);
  if (!strong) return directionOf(language);
  return strong[1] ? 'rtl' : 'ltr';
}

/** Words of the one direction with what stands between them, for paragraphs of the other. */
const LEFT_TO_RIGHT = new RegExp(`(?:(?![${RTL}])\\p{L})+(?:[\\p{M}\\p{N} ]+(?:(?![${RTL}])\\p{L})+)*`, 'gu');
const RIGHT_TO_LEFT = new RegExp(`[${RTL}]+(?:[^\\p{L}${RTL}]+[${RTL}]+)*`, 'gu');

/**
 * Cuts a paragraph's text where the direction of its letters changes, since Word wants to be told.
 * What stands between letters, and digits, goes with the paragraph.
 */
export function directionParts(text: string, base: Direction): { text: string; rtl: boolean }[] {
  const rtl = base === 'rtl';
  const parts: { text: string; rtl: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(rtl ? LEFT_TO_RIGHT : RIGHT_TO_LEFT)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), rtl });
    parts.push({ text: match[0], rtl: !rtl });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), rtl });
  return parts;
}
