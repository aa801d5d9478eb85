import { attribute, childrenOf, type Element, isElement } from './tree';

/** Numbers an ordered list's items as it says; of a bullet list `null`. Numbers stand in the text, since others refer to them. */
export function numberer(list: Element): ((item: Element) => string) | null {
  if (list.tagName !== 'ol') return null;
  const style = /list-style(?:-type)?\s*:\s*([a-z-]+)/iu.exec(attribute(list, 'style') ?? '')?.[1]?.toLowerCase();
  if (style === 'none' || style === 'disc' || style === 'circle' || style === 'square') return null;
  const type = attribute(list, 'type') ?? STYLES[style ?? ''] ?? '1';
  const reversed = attribute(list, 'reversed') !== null;
  const count = reversed ? childrenOf(list).filter((child) => isElement(child) && child.tagName === 'li').length : 1;
  let next = whole(attribute(list, 'start')) ?? count;
  return (item) => {
    next = whole(attribute(item, 'value')) ?? next;
    const number = numeral(next, type);
    next += reversed ? -1 : 1;
    return `${number}. `;
  };
}

const STYLES: Record<string, string> = { 'lower-alpha': 'a', 'lower-latin': 'a', 'upper-alpha': 'A', 'upper-latin': 'A', 'lower-roman': 'i', 'upper-roman': 'I' };

const whole = (text: string | null): number | null => (text !== null && /^-?\d{1,6}$/u.test(text.trim()) ? Number(text) : null);

function numeral(value: number, type: string): string {
  const written = value < 1 ? String(value) : type.toLowerCase() === 'a' ? letters(value) : type.toLowerCase() === 'i' && value < 4_000 ? roman(value) : String(value);
  return type === 'A' || type === 'I' ? written.toUpperCase() : written;
}

/** a … z, aa, ab, … */
function letters(value: number): string {
  const rest = Math.floor((value - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((value - 1) % 26));
}

const ROMAN: [number, string][] = [[1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']];

function roman(value: number): string {
  let rest = value;
  return ROMAN.map(([worth, sign]) => {
    const times = Math.floor(rest / worth);
    rest -= times * worth;
    return sign.repeat(times);
  }).join('');
}
