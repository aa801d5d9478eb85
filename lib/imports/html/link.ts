import { absolute } from './images';
import type { Marks } from './inline';
import type { Place, Source } from './place';
import { attribute, type Element, plainText } from './tree';

/** A sign beside a heading that leads to it. */
const TO_ITSELF = /^[#¶§🔗]$/u;

/**
 * What a link makes of its words: the mark of a note; words that lead somewhere safe, or nowhere;
 * or nothing, since they only led back from a note or to themselves.
 */
export function linkAt(element: Element, place: Place, { notes, base }: Source): { mark: string; marks: Marks } | Place | null {
  const label = notes.mark(element);
  const href = attribute(element, 'href')?.trim() ?? '';
  if (label !== null) {
    const { superscript: _, ...marks } = place.marks;
    return { mark: plainText(element).replace(/^[[(]|[\])]$/gu, ''), marks: { ...marks, note: label } };
  }
  if (href.startsWith('#')) return TO_ITSELF.test(plainText(element)) || (place.kind === 'footnote' && notes.leadsBack(element)) ? null : place;
  const link = href === '' ? null : absolute(href, base);
  return link ? { ...place, marks: { ...place.marks, link } } : place;
}
