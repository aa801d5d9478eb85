import { type Block, Collector } from './collector';
import { headingLevel, isBlock, isHidden, isLayout, kindOf, marksOf } from './element';
import type { Images } from './images';
import { linkAt } from './link';
import { numberer } from './list';
import { findNotes } from './notes';
import { BODY, itemAt, type Place, type Source } from './place';
import { pushRows, rowsOf } from './table';
import { attribute, type Document, type Element, isElement, type Node, textOf } from './tree';

const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)[\p{Emoji}\uFE0F\u200D]*$/u;

/**
 * Makes blocks of a page, in the order of reading. Nothing that is shown is lost but line breaks
 * within a paragraph and bullets.
 * @param base the page's address, from which relative links lead on
 * @throws ImportFailure too_many, too_large
 */
export function blocksOfHtml(root: Document | Element, images: Images, base: string | null): Block[] {
  const out = new Collector();
  new Mapper(out, { notes: findNotes(root), images, base }).within(root, BODY);
  out.end();
  return out.blocks;
}

class Mapper {
  constructor(
    private readonly out: Collector,
    private readonly source: Source,
  ) {}

  within(parent: Document | Element, place: Place): void {
    for (const child of parent.childNodes) this.node(child, place);
  }

  private node(node: Node, place: Place): void {
    if (isElement(node)) this.element(node, place);
    else if (node.nodeName === '#text' && 'value' in node) this.words(node.value, place);
  }

  private words(text: string, place: Place): void {
    if (!place.lines) return this.out.add(text, place, place.marks);
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.out.end();
      this.out.add(line, place, place.marks);
    }
  }

  private element(element: Element, place: Place): void {
    if (isHidden(element)) return;
    const label = place.fixed ? null : this.source.notes.note(element);
    if (label !== null) return this.note(element, label, place);
    const level = place.fixed ? null : headingLevel(element);
    if (level !== null) return this.block(element, { ...place, kind: 'heading', format: { level } });
    switch (element.tagName) {
      case 'br':
        return this.lineBreak(place);
      case 'img':
      case 'image':
        return this.image(element, place);
      case 'a':
        return this.link(element, place);
      case 'q':
        return this.between('“', element, '”', place);
      case 'rt':
        return this.between('(', element, ')', place);
      case 'math':
        return this.words(attribute(element, 'alttext') ?? textOf(element), place);
      case 'ol':
      case 'ul':
      case 'menu':
        return this.block(element, { ...place, depth: place.depth + 1, number: numberer(element) });
      case 'li':
        return this.item(element, place);
      case 'dt':
        return this.block(element, { ...place, marks: { ...place.marks, strong: true } });
      case 'dd':
        return this.block(element, place.fixed ? place : { ...place, ...itemAt(place.depth, false) });
      case 'table':
        return this.table(element, place);
      case 'pre':
        return this.block(element, { ...place, lines: true });
      default:
        return this.other(element, place);
    }
  }

  private other(element: Element, place: Place): void {
    const kind = place.fixed ? null : kindOf(element);
    const inside = { ...place, marks: marksOf(element, place.marks), ...(kind ? { kind, format: {} } : {}) };
    if (isBlock(element)) this.block(element, inside);
    else this.within(element, inside);
  }

  private block(element: Element, place: Place): void {
    this.out.end();
    this.within(element, place);
    this.out.end();
  }

  private between(before: string, element: Element, after: string, place: Place): void {
    this.words(before, place);
    this.within(element, place);
    this.words(after, place);
  }

  /** One is a blank; two part paragraphs. */
  private lineBreak(place: Place): void {
    const { out } = this;
    if (place.lines || out.atBreak) return out.end();
    this.words(' ', place);
    out.atBreak = true;
  }

  private link(element: Element, place: Place): void {
    const link = linkAt(element, place, this.source);
    if (link === null) return;
    if ('mark' in link) this.out.add(link.mark, place, link.marks);
    else this.within(element, link);
  }

  private item(element: Element, place: Place): void {
    const { out } = this;
    out.end();
    const inside: Place = place.fixed ? place : { ...place, ...itemAt(place.depth - 1, place.number !== null) };
    out.prefix = place.number?.(element) ?? '';
    const before = out.blocks.length;
    for (const child of element.childNodes) {
      // What follows its first paragraph has no bullet of its own.
      const further = out.blocks.length > before && !out.open && isElement(child) && child.tagName === 'p';
      this.node(child, further ? { ...place, kind: place.kind === 'list_item' ? 'paragraph' : place.kind } : inside);
    }
    out.end();
    out.prefix = '';
  }

  private note(element: Element, label: string, place: Place): void {
    const { out } = this;
    out.end();
    const before = out.blocks.length;
    this.within(element, { ...BODY, kind: 'footnote', fixed: true, lines: place.lines });
    out.end();
    const first = out.blocks.slice(before).find(({ kind }) => kind === 'footnote');
    if (first && label) first.format = { ...first.format, label };
  }

  private image(element: Element, place: Place): void {
    const alt = (attribute(element, 'alt') ?? '').trim();
    if (EMOJI.test(alt)) return this.words(alt, place);
    const id = this.source.images.take(element);
    if (id !== null) this.out.image(id, isFileName(alt) ? '' : alt);
  }

  private table(element: Element, place: Place): void {
    const rows = rowsOf(element);
    if (this.out.flat || isLayout(element, rows)) return this.block(element, place);
    this.out.end();
    for (const child of element.childNodes) if (isElement(child) && child.tagName === 'caption') this.element(child, place);
    pushRows(rows, place.kind === 'footnote', this.out, (cell, out) => new Mapper(out, this.source).within(cell, { ...BODY, marks: place.marks, fixed: true }));
    this.out.end();
  }
}

/** Which says nothing of what a picture shows. */
const isFileName = (alt: string) => /^\S+\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp)$/iu.test(alt);
