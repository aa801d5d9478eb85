import { MAX_LABEL } from '../limits';
import { attribute, type Document, type Element, elementsIn, isElement, plainText, roleOf, wordsIn } from './tree';

/** Where a document has its footnotes, and the marks that lead to them. */
export type Notes = {
  /** Of a link that is a mark: the note's label. */
  mark(link: Element): string | null;
  /** Of an element that is a note: its label, or '' where no mark leads to it. */
  note(element: Element): string | null;
  /** Whether a link, within a note, leads back to its mark. */
  leadsBack(link: Element): boolean;
};

const MARK = /^[\p{L}\p{N}*†‡§¶‖#]{1,6}$/u;
const NOTE_REFERENCE = /\b(?:doc-noteref|noteref|footnote-?ref\w*|footnote-anchor|MsoFootnoteReference|reference)\b/iu;
const NOTE = /\b(?:doc-footnote|doc-endnote|footnote|endnote|rearnote)\b/u;
const NOTES = /\b(?:doc-endnotes|doc-footnotes|footnotes|endnotes|rearnotes)\b/u;
const LEADS_BACK = /\b(?:doc-backlink|backlink|mw-cite-backlink|footnote-back\w*|data-footnote-backref|footnote-number)\b/iu;
/** Ids that Word, Markdown, wikis and publishers give their notes. */
const NOTE_ID = /(?:^|[^a-z])_?(?:fn|ftn|edn|en|note|footnote|endnote|cite_note)[-_:.]?\w{0,12}$/iu;
const INLINE = new Set(['a', 'span', 'sup', 'b', 'i', 'em', 'strong', 'small']);
const HOLDS_A_NOTE = new Set(['p', 'li', 'div', 'aside', 'dd', 'dt', 'td', 'blockquote', 'section']);
/** A longer one is a chapter that a link leads to. */
const MAX_NOTE = 20_000;

/**
 * Footnotes as Word, GitHub's Markdown, Pandoc, wikis, e-books and DPUB roles write them: a short
 * link, set high or named as a mark, to something further down that is short enough.
 */
export function findNotes(root: Document | Element): Notes {
  const places = new Map<Element, number>();
  const ids = new Map<string, Element>();
  const links: Element[] = [];
  for (const element of elementsIn(root)) {
    places.set(element, places.size);
    const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : null);
    if (id && !ids.has(id)) ids.set(id, element);
    if (element.tagName === 'a' && attribute(element, 'href')?.startsWith('#')) links.push(element);
  }
  const marks = new Map<Element, string>();
  const notes = new Map<Element, string>();
  const used = new Set<string>();
  const targetOf = (link: Element) => ids.get(fragmentOf(link));
  for (const link of links) {
    const target = targetOf(link);
    const words = markOf(link);
    if (!target || !words || places.get(target)! < places.get(link)! || !looksLikeMark(link)) continue;
    const note = noteAround(target);
    if (!note || around(link).includes(note)) continue;
    const label = notes.get(note) ?? unused(words, used);
    notes.set(note, label);
    marks.set(link, label);
  }
  const holders = new Set([...notes.keys()].flatMap(around));
  // From the inside out: what holds notes is none itself.
  for (const element of [...places.keys()].reverse()) {
    if (holders.has(element) || notes.has(element) || !isNamedNote(element)) continue;
    notes.set(element, '');
    for (const holder of around(element)) holders.add(holder);
  }
  return {
    mark: (link) => marks.get(link) ?? null,
    note: (element) => notes.get(element) ?? null,
    leadsBack: (link) => {
      const target = targetOf(link);
      return LEADS_BACK.test(roleOf(link)) || (target !== undefined && places.get(target)! <= places.get(link)! && plainText(link).length <= MAX_LABEL);
    },
  };
}

function fragmentOf(link: Element): string {
  const fragment = attribute(link, 'href')!.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** A mark's words without the brackets around them. */
const markOf = (link: Element): string | null => MARK.exec(plainText(link).replace(/^[[(^\s]+|[\])\s.]+$/gu, ''))?.[0] ?? null;

function looksLikeMark(link: Element): boolean {
  const { parentNode } = link;
  const high = [...elementsIn(link)].some(({ tagName }) => tagName === 'sup') || (parentNode !== null && 'tagName' in parentNode && parentNode.tagName === 'sup');
  return high || attribute(link, 'data-footnote-ref') !== null || NOTE_REFERENCE.test(roleOf(link)) || NOTE_ID.test(fragmentOf(link));
}

/** The block that a note's anchor stands in. */
function noteAround(target: Element): Element | null {
  let note: Element = target;
  while (INLINE.has(note.tagName)) {
    if (!isElement(note.parentNode as Element)) return null;
    note = note.parentNode as Element;
  }
  const around = note.parentNode as Element;
  const alone = note.tagName === 'p' && isElement(around) && (around.tagName === 'li' || NOTE.test(roleOf(around)) || /^(?:ftn|edn)\d+$/u.test(attribute(around, 'id') ?? ''));
  if (alone) note = around;
  return HOLDS_A_NOTE.has(note.tagName) && isShort(note) ? note : null;
}

/** Looks no further than it must: a hundred thousand links may lead to one long chapter. */
function isShort(note: Element): boolean {
  let length = 0;
  for (const words of wordsIn(note)) if ((length += words.length) > MAX_NOTE) return false;
  return true;
}

/** The elements that one is in, from the inside out. */
function around(element: Element): Element[] {
  const found: Element[] = [];
  for (let at = element.parentNode; at && 'tagName' in at; at = at.parentNode) found.push(at);
  return found;
}

/** Named a note, or an entry in a list of notes. */
function isNamedNote(element: Element): boolean {
  if (!HOLDS_A_NOTE.has(element.tagName)) return false;
  if (NOTE.test(roleOf(element)) && !NOTES.test(roleOf(element))) return true;
  if (element.tagName !== 'li') return false;
  const list = element.parentNode as Element;
  const section = list.parentNode as Element | null;
  return [list, section].some((each) => isElement(each) && (NOTES.test(roleOf(each)) || attribute(each, 'data-footnotes') !== null));
}

/** Chapters begin their notes at 1 again, and a label belongs to one note. */
function unused(words: string, used: Set<string>): string {
  let label = words;
  for (let again = 2; used.has(label); again += 1) label = `${words}-${again}`;
  used.add(label);
  return label.slice(0, MAX_LABEL);
}

