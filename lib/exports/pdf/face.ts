import bidiFactory from 'bidi-js';
import { create, type Font, type Glyph, type GlyphRun } from 'fontkit';

const { getMirroredCharacter } = bidiFactory();

/** What tells a face to set from right to left: PDFKit hands it through as a font feature. */
export const RIGHT_TO_LEFT = ['rtl'];

/** An empty box, drawn for what no font has. The letter behind it is still the one that was written. */
export const MISSING = 0x25a1;

/** What is not drawn, and would be as a box: marks of direction, chosen variants, places to hyphenate. */
export const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u2060-\u206f\ufe00-\ufe0f\ufeff\n\r\t]/;

/** As PDFKit cuts a line, so that each word is shaped once. */
const WORD = /[^ \t]*[ \t]|[^ \t]+/g;
/** Words come again, lines do not: what has been shaped is not kept for ever. */
const KEPT = 5_000;

type Shaped = { glyphs: Glyph[]; positions: GlyphRun['positions']; advanceWidth: number };

/**
 * A font as PDFKit draws with it. Between the two stands this class, for what PDFKit does not know:
 * the direction of a run, and that Arabic fonts draw several letters with one shape and put dots on
 * it. Each shape is embedded once for each letter it stands for, so that readers find the letters.
 */
export class Face {
  readonly postscriptName: string;
  readonly #font: Font;
  readonly #held = new Map<number, boolean>();
  readonly #shaped = new Map<string, Shaped>();
  /** Shape and letters → the number under which PDFKit knows the pair. */
  readonly #pairs = new Map<string, number>();
  readonly #shapes: number[] = [];

  constructor(name: string, bytes: Uint8Array) {
    this.#font = create(Buffer.from(bytes)) as Font;
    const glyphOf = this.#font.getGlyph.bind(this.#font);
    // Fontkit remembers of a shape only the letters that it first stood for.
    this.#font.getGlyph = (id, letters = []) => Object.create(glyphOf(id, letters), { codePoints: { value: letters }, ...(isBlank(this.#font, id) ? BLANK : {}) }) as Glyph;
    this.postscriptName = name;
    // PDFKit reads the rest of a font's properties; they are the font's own.
    for (const key of ['unitsPerEm', 'ascent', 'descent', 'xHeight', 'capHeight', 'lineGap', 'bbox', 'italicAngle', 'OS/2', 'post', 'head'] as const) {
      Object.defineProperty(this, key, { get: () => this.#font[key as keyof Font] });
    }
    this.#numberOf(0, [0]);
  }

  has(codePoint: number): boolean {
    const known = this.#held.get(codePoint) ?? holds(this.#font, codePoint);
    this.#held.set(codePoint, known);
    return known;
  }

  /** The width of a run at size 1. From left to right PDFKit sets word by word, so it is measured so. */
  width(text: string, rtl: boolean): number {
    const parts = rtl ? [text] : (text.match(WORD) ?? []);
    return parts.reduce((sum, part) => sum + this.#shape(part, rtl).advanceWidth, 0) / this.#font.unitsPerEm;
  }

  getGlyph(id: number): Glyph {
    return this.#font.getGlyph(id);
  }

  /** As Fontkit's own; the positions are new each time, for PDFKit scales them in place. */
  layout(text: string, features?: readonly string[]): Shaped {
    const { glyphs, positions, advanceWidth } = this.#shape(text, features?.[0] === RIGHT_TO_LEFT[0]);
    return { glyphs, advanceWidth, positions: positions.map((position) => ({ ...position })) };
  }

  createSubset(): { includeGlyph: (glyph: Glyph | number) => number; encode: () => Uint8Array } {
    const subset = this.#font.createSubset() as unknown as { glyphs: number[]; encode: () => Uint8Array };
    const places = new Map<number, number>([[0, 0]]);
    return {
      includeGlyph: (glyph) => {
        const pair = typeof glyph === 'object' ? glyph.id : glyph;
        const place = places.get(pair) ?? subset.glyphs.push(this.#shapes[pair]!) - 1;
        places.set(pair, place);
        return place;
      },
      encode: () => {
        // A font of nothing but blanks has no shapes, and readers take it for a broken one.
        for (let id = 1; id < this.#font.numGlyphs; id += 1) {
          if (this.#font.getGlyph(id).path.commands.length === 0) continue;
          subset.glyphs.push(id);
          break;
        }
        return subset.encode();
      },
    };
  }

  #shape(text: string, rtl: boolean): Shaped {
    const key = `${rtl ? '<' : '>'}${text}`;
    const known = this.#shaped.get(key);
    if (known) return known;
    const drawn = [...text].filter((character) => !UNSEEN.test(character)).join('');
    const run = this.#run(rtl ? mirrored(drawn) : drawn, rtl);
    const glyphs = run.glyphs.map((glyph) => {
      const letters = rtl ? glyph.codePoints.map((letter) => mirror(String.fromCodePoint(letter)).codePointAt(0)!) : glyph.codePoints;
      const shape = glyph.id === 0 ? this.#font.glyphForCodePoint(MISSING) : glyph;
      return { id: this.#numberOf(shape.id, letters), codePoints: letters, advanceWidth: shape.advanceWidth } as Glyph;
    });
    const shaped = { glyphs, positions: run.positions, advanceWidth: run.advanceWidth };
    if (this.#shaped.size >= KEPT) this.#shaped.clear();
    this.#shaped.set(key, shaped);
    return shaped;
  }

  #run(text: string, rtl: boolean): GlyphRun {
    const direction = rtl ? 'rtl' : 'ltr';
    try {
      // Arabic kerning moves letters back over each other, and readers then take a word for two.
      const features = (rtl ? { kern: false } : undefined) as unknown as string[];
      return this.#font.layout(text, features, undefined, undefined, direction);
    } catch {
      // Some fonts have rules that Fontkit trips over. Unshaped letters can be read; no file cannot.
      const glyphs = this.#font.glyphsForString(text);
      if (rtl) glyphs.reverse();
      const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
      return { glyphs, positions, advanceWidth: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) } as GlyphRun;
    }
  }

  #numberOf(shape: number, letters: number[]): number {
    const key = `${shape}:${letters.join(' ')}`;
    const number = this.#pairs.get(key) ?? this.#shapes.push(shape) - 1;
    this.#pairs.set(key, number);
    return number;
  }
}

const mirror = (character: string): string => getMirroredCharacter(character) ?? character;
const mirrored = (text: string): string => [...text].map(mirror).join('');

/** Fontkit reads the bounds of a shape also where there is none; of a blank that is a font's last glyph, from beyond its end. */
const BLANK = { _getCBox: { value: () => ({ minX: 0, minY: 0, maxX: 0, maxY: 0, width: 0, height: 0 }) } };

function isBlank(font: Font, id: number): boolean {
  const offsets = (font as unknown as { loca?: { offsets: number[] } }).loca?.offsets;
  return offsets !== undefined && offsets[id] === offsets[id + 1];
}

function holds(font: Font, codePoint: number): boolean {
  try {
    return font.hasGlyphForCodePoint(codePoint);
  } catch {
    return false; // cut out of a file that has none of the characters, a font has no table of them either
  }
}
