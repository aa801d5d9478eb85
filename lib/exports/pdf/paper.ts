import PDFDocument from 'pdfkit';
import type { ExportPicture } from '../../core/exports/model';
import type { Direction } from '../../core/exports/office/direction';
import { sizeWithin } from '../../core/exports/pictures';
import { type Face, RIGHT_TO_LEFT } from './face';
import type { Fonts } from './fonts';
import { type Run, setLines, sizeOf, type StyledText } from './lines';

export type Element = PDFKit.PDFStructureElement;

/** A paragraph to be set. Sizes are points. */
export type Setting = {
  pieces: StyledText[];
  direction: Direction;
  /** Set in from the side where reading begins. */
  indent?: number;
  /** Before the first line, in the indent. */
  marker?: StyledText;
  before?: number;
  /** Stays together with this much of what follows. */
  keep?: number;
};

/** A picture to be set. `before` is points; `alternative` is read out in its place, in the language. */
export type Figure = { picture: ExportPicture; alternative: string; language: string; before: number };

const MARGIN = { side: 78, top: 72, bottom: 84 };
const LEADING = 1.42;
/** Of a pixel, 96 of which are an inch. */
const POINTS = 0.75;
/** A picture is no higher, 20 cm, so that a page has room for it and its caption. */
const HIGHEST = 567;
/** Stays free below a picture for the beginning of its caption. */
const CAPTION = 44;
const TINTS = ['#fff3c9', '#ffe39a', '#ffd36b'];

/** What a document says of itself. */
export type About = { title: string; author: string; subject: string; language: string; time: Date };

/** Pages, filled from top to bottom with tagged paragraphs. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Element;
  readonly #fonts: Fonts;
  readonly #footing: StyledText[];
  readonly #registered = new Map<Face, string>();
  #pages = 0;
  #y = 0;

  constructor(about: About, fonts: Fonts, footing: StyledText[]) {
    this.#fonts = fonts;
    this.#footing = footing;
    const options: PDFKit.PDFDocumentOptions = {
      autoFirstPage: false,
      size: 'A4',
      // Nothing is left to PDFKit's own flow: it would break pages by these.
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: about.language,
      displayTitle: true,
      info: { Title: about.title, Author: about.author, Subject: about.subject, Creator: 'Scholium', Producer: 'Scholium', CreationDate: about.time, ModDate: about.time },
    };
    // Without one of its own it would open a font that is never used.
    this.doc = new PDFDocument({ ...options, font: null } as unknown as PDFKit.PDFDocumentOptions);
    this.newPage();
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  /** A part of the document's structure within another. */
  within(parent: Element, type: string, says: { lang?: string; actual?: string } = {}): Element {
    const element = this.doc.struct(type as Parameters<PDFKit.PDFDocument['struct']>[0], says);
    parent.add(element);
    return element;
  }

  newPage(): void {
    this.doc.addPage();
    this.#pages += 1;
    this.#y = MARGIN.top;
    const style = this.#footing[0]!.style;
    this.doc.markContent('Artifact', { type: 'Pagination' });
    const [line] = setLines([{ text: `${this.#pages} · `, style }, ...this.#footing], this.#width, 'ltr', this.#fonts);
    this.#draw(line!, MARGIN.side, this.doc.page.height - MARGIN.bottom / 2);
    this.doc.endMarkedContent();
  }

  /** Begins a new page unless this much fits on what is left. */
  #need(height: number): void {
    if (this.#y + height > this.doc.page.height - MARGIN.bottom) this.newPage();
  }

  /**
   * Sets a paragraph into an element of the structure, over pages if need be.
   * @param begins is told the height at which it begins, on the page that is then open
   */
  set(element: Element, { pieces, direction, indent = 0, marker, before = 0, keep = 0 }: Setting, begins: (top: number) => void): void {
    const size = pieces[0]?.style.size ?? 10;
    const height = size * LEADING;
    const lines = setLines(pieces, this.#width - indent, direction, this.#fonts);
    if (this.#y > MARGIN.top) this.#y += before;
    // No line of a paragraph of two or three stands alone.
    this.#need(height * Math.min(lines.length, 2) + keep);
    begins(this.#y);
    lines.forEach((line, index) => {
      this.#need(height);
      const baseline = this.#y + size * 1.05;
      const left = MARGIN.side + (direction === 'rtl' ? 0 : indent);
      if (marker && index === 0) {
        element.add(() => {
          const [mark] = setLines([{ ...marker, text: `${marker.text} ` }], indent, direction, this.#fonts);
          // Beside the text, with the blank between them.
          const start = direction === 'rtl' ? this.#width - indent - Math.min(...mark!.map(({ x }) => x)) : indent - Math.max(...mark!.map(({ x, width }) => x + width));
          this.#draw(mark!, MARGIN.side + start, baseline);
        });
      }
      for (const runs of byLink(line)) this.#setRuns(element, runs, left, baseline);
      this.#y += height;
    });
  }

  /** Sets a picture as large as it is, or as the column and the page allow, in an element of its own. */
  figure(parent: Element, { picture, alternative, language, before }: Figure): void {
    const { width, height } = sizeWithin(picture, { width: this.#width, height: HIGHEST }, POINTS);
    if (this.#y > MARGIN.top) this.#y += before;
    this.#need(height + CAPTION);
    const top = this.#y;
    const left = MARGIN.side;
    const says = { alt: alternative, lang: language, placement: 'Block', bbox: [left, top, left + width, top + height] };
    const element = this.doc.struct('Figure', says as Parameters<PDFKit.PDFDocument['struct']>[1]);
    parent.add(element);
    element.add(() => void this.doc.image(picture.bytes as Buffer, left, top, { width, height }));
    this.#y += height;
  }

  /** Draws what leads to one place, or nowhere; what leads somewhere is a link in the structure, too. */
  #setRuns(element: Element, runs: Run[], left: number, baseline: number): void {
    const { to } = runs[0]!.style;
    const within = to === undefined ? element : this.within(element, 'Link');
    within.add(() => this.#draw(runs, left, baseline));
    for (const { style, x, width } of runs) {
      const top = baseline - style.size;
      if (style.here) this.doc.addNamedDestination(style.here, 'XYZ', null, top - style.size, null);
      if (to === undefined) continue;
      const area = [left + x, top, width, style.size * 1.28] as const;
      const options = { structParent: within } as unknown as PDFKit.Mixins.AnnotationOption;
      if (to.startsWith('#')) this.doc.goTo(...area, to.slice(1), options);
      else this.doc.link(...area, to, options);
    }
  }

  get #width(): number {
    return this.doc.page.width - 2 * MARGIN.side;
  }

  #draw(line: Run[], left: number, baseline: number): void {
    for (const { style, x, width } of line) {
      if (!style.tint) continue;
      const color = TINTS[Math.min(style.tint, TINTS.length) - 1]!;
      this.doc.rect(left + x, baseline - style.size, width, style.size * 1.28).fill(color);
    }
    for (const run of line) {
      const { text, face, style, rtl, width } = run;
      const y = baseline - (style.raised ? style.size * 0.32 : style.lowered ? style.size * -0.14 : 0);
      this.doc.font(this.#nameOf(face)).fontSize(sizeOf(style)).fillColor(style.color);
      // With the width given it need not measure again.
      const known = { textWidth: width, wordCount: 1 };
      const options = { lineBreak: false, baseline: 'alphabetic', ...known, ...(rtl ? { features: RIGHT_TO_LEFT } : {}) };
      this.doc.text(text, left + run.x, y, options as unknown as PDFKit.Mixins.TextOptions);
      // PDFKit would draw these as if the baseline were the top of the line.
      if (style.strike) this.#rule(left + run.x, y - style.size * 0.28, width, style.color);
      if (style.to !== undefined && !style.to.startsWith('#')) this.#rule(left + run.x, y + style.size * 0.16, width, style.color);
    }
  }

  #rule(x: number, y: number, width: number, color: string): void {
    this.doc.rect(x, y, width, 0.6).fill(color);
  }

  #nameOf(face: Face): string {
    const known = this.#registered.get(face);
    if (known) return known;
    this.doc.registerFont(face.postscriptName, face as unknown as PDFKit.Mixins.PDFFontSource);
    this.#registered.set(face, face.postscriptName);
    return face.postscriptName;
  }
}

/** The runs of a line, parted where the link changes. */
function byLink(line: readonly Run[]): Run[][] {
  const parts: Run[][] = [];
  for (const run of line) {
    const last = parts.at(-1);
    if (last && last[0]!.style.to === run.style.to) last.push(run);
    else parts.push([run]);
  }
  return parts;
}
