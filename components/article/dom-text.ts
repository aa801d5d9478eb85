/**
 * Between offsets in a revision's text and places in the page. Every paragraph's element carries
 * `data-start`, its first character's offset, and its text is exactly the paragraph's text. A table's
 * row holds its number and button too; they are marked as the gutter, and are none of the text.
 */

export type TextRange = { start: number; end: number };

export const paragraphElements = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-start]')];

const startOf = (element: HTMLElement) => Number(element.dataset.start);

/** What a paragraph's text stands in: one node, or many where words are links, emphasised or in cells. */
function textNodes(element: Element): Text[] {
  const only = element.firstChild;
  if (only instanceof Text && !only.nextSibling) return [only];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Text ? NodeFilter.FILTER_ACCEPT : (node as Element).classList.contains('gutter') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP,
  );
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}

const lengthOf = (nodes: readonly Text[]) => nodes.reduce((length, node) => length + node.length, 0);

/** A paragraph's text, as the page has it. */
export const textOf = (element: Element): string => textNodes(element).map(({ data }) => data).join('');

/** How many characters of the element stand before a place in it. */
function offsetWithin(element: HTMLElement, node: Node, offset: number): number {
  const place = document.createRange();
  place.setStart(node, offset);
  let before = 0;
  for (const text of textNodes(element)) {
    if (text === node) return before + offset;
    if (place.comparePoint(text, 0) >= 0) break;
    before += text.length;
  }
  return before;
}

/** The part of the text that a range of the page covers; `null` when it covers none. Offsets are UTF-16 code units. */
export function textRangeOf(root: Element, range: Range): TextRange | null {
  if (range.collapsed) return null;
  let start = -1;
  let end = -1;
  for (const element of paragraphElements(root)) {
    if (!range.intersectsNode(element)) continue;
    const from = element.contains(range.startContainer) ? offsetWithin(element, range.startContainer, range.startOffset) : 0;
    const to = element.contains(range.endContainer) ? offsetWithin(element, range.endContainer, range.endOffset) : lengthOf(textNodes(element));
    if (from >= to) continue;
    if (start === -1) start = startOf(element) + from;
    end = startOf(element) + to;
  }
  return start === -1 ? null : { start, end };
}

/** The offset in the text of a point on the screen; `null` beside the text. */
export function offsetAtPoint(root: Element, x: number, y: number): number | null {
  const caret = caretFromPoint(x, y);
  const element = caret && (caret.node instanceof Element ? caret.node : caret.node.parentElement)?.closest<HTMLElement>('[data-start]');
  if (!caret || !element || !root.contains(element)) return null;
  return startOf(element) + offsetWithin(element, caret.node, caret.offset);
}

type OldDocument = { caretRangeFromPoint?: (x: number, y: number) => Range | null };

function caretFromPoint(x: number, y: number): { node: Node; offset: number } | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = (document as OldDocument).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** Ranges of the page for parts of the text, which have to be in order: one walk over the paragraphs. */
export function pageRanges(root: Element, parts: readonly TextRange[]): Range[] {
  const elements = paragraphElements(root).map((element) => {
    const nodes = textNodes(element);
    return { nodes, base: startOf(element), length: lengthOf(nodes) };
  });
  const ranges: Range[] = [];
  let first = 0;
  for (const { start, end } of parts) {
    while (first < elements.length && elements[first]!.base + elements[first]!.length <= start) first += 1;
    // One range a paragraph: between two of them stand the threads, which are not to be painted.
    for (let index = first; index < elements.length; index++) {
      const { nodes, base, length } = elements[index]!;
      if (base >= end) break;
      const from = Math.max(0, start - base);
      const to = Math.min(length, end - base);
      if (from < to) ranges.push(within(nodes, from, to));
    }
  }
  return ranges;
}

/** From the node that holds the first of the characters to the one that holds the last. */
function within(nodes: readonly Text[], from: number, to: number): Range {
  const range = document.createRange();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.length;
    if (before <= from && from < after) range.setStart(node, from - before);
    if (to <= after) {
      range.setEnd(node, to - before);
      break;
    }
    before = after;
  }
  return range;
}
