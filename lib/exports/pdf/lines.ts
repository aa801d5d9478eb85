import bidiFactory from 'bidi-js';
import type { Direction } from '../../core/exports/office/direction';
import type { Face } from './face';
import type { Look } from './font-files';
import type { Fonts } from './fonts';
import { breaksIn, graphemesOf } from './breaks';

/**
 * `raised` is above the line and smaller, `lowered` below it; `tint` is shaded behind; a colour is "#rrggbb". `to` is where a
 * click leads: an address, or "#" and the name of a place in the document; `here` names this place.
 */
export type Style = { look: Look; size: number; color: string; raised?: boolean; lowered?: boolean; tint?: number; strike?: boolean; to?: string; here?: string };
export type StyledText = { text: string; style: Style };

/** Words in one style, face and direction, with where on the line they stand. In the order of reading. */
export type Run = { text: string; style: Style; face: Face; rtl: boolean; x: number; width: number };

const SMALLER = 0.68;

type Segment = { text: string; style: Style; face: Face; level: number };

const bidi = bidiFactory();

/** Sets a paragraph in lines of at most `width`: breaks by UAX 14, order by UAX 9. */
export function setLines(pieces: readonly StyledText[], width: number, direction: Direction, fonts: Pick<Fonts, 'faceFor'>): Run[][] {
  const text = pieces.map((piece) => piece.text).join('');
  if (!text) return [[]];
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const segments = segmentsOf(pieces, levels, fonts);
  return breakLines(text, segments, width).map(({ start, end }) => place(cut(segments, start, end), width, direction));
}

/** Parts the text where style, face or level change. The pieces' letters count through. */
function segmentsOf(pieces: readonly StyledText[], levels: Uint8Array, fonts: Pick<Fonts, 'faceFor'>): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  let near: Face | null = null;
  for (const { text, style } of pieces) {
    for (const character of text) {
      const level = levels[at]!;
      const face = fonts.faceFor(character.codePointAt(0)!, style.look, near);
      const last = segments.at(-1);
      if (last && last.style === style && last.face === face && last.level === level) last.text += character;
      else segments.push({ text: character, style, face, level });
      near = face;
      at += character.length;
    }
    near = null;
  }
  return segments;
}

function cut(segments: readonly Segment[], start: number, end: number): Segment[] {
  let at = 0;
  return segments.flatMap((segment) => {
    const text = segment.text.slice(Math.max(start - at, 0), Math.max(end - at, 0));
    at += segment.text.length;
    return text ? [{ ...segment, text }] : [];
  });
}

/** How large letters are drawn, in points. */
export const sizeOf = ({ size, raised, lowered }: Style): number => (raised || lowered ? size * SMALLER : size);
const widthOf = ({ text, face, style, level }: Segment): number => face.width(text, level % 2 === 1) * sizeOf(style);
const widthOfAll = (segments: readonly Segment[]): number => segments.reduce((sum, segment) => sum + widthOf(segment), 0);

function breakLines(text: string, segments: readonly Segment[], width: number): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  let until = 0;
  let taken = 0;
  for (const next of breaksIn(text)) {
    const word = text.slice(until, next.position);
    const bare = cut(segments, until, until + word.trimEnd().length);
    if (until > start && taken + widthOfAll(bare) > width) {
      lines.push({ start, end: until });
      start = until;
      taken = 0;
    }
    // A word longer than the line, an address say, breaks where it has to.
    for (const character of taken === 0 && widthOfAll(bare) > width ? graphemesOf(word) : []) {
      const wide = widthOfAll(cut(segments, until, until + character.length));
      if (taken + wide > width && until > start) {
        lines.push({ start, end: until });
        start = until;
        taken = 0;
      }
      taken += wide;
      until += character.length;
    }
    taken += widthOfAll(cut(segments, until, next.position));
    until = next.position;
    if (next.required && until < text.length) {
      lines.push({ start, end: until });
      start = until;
      taken = 0;
    }
  }
  return [...lines, { start, end: text.length }];
}

/** Gives each segment of a line its place: UAX 9, rule L2, over whole segments. */
function place(segments: readonly Segment[], width: number, direction: Direction): Run[] {
  const blank = /\s*$/.exec(segments.map(({ text }) => text).join(''))![0].length;
  const length = segments.reduce((sum, { text }) => sum + text.length, 0);
  const words = cut(segments, 0, length - blank);
  const order = words.map((_, index) => index);
  const deepest = Math.max(0, ...words.map(({ level }) => level));
  for (let level = deepest; level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && words[order[to]!]!.level >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  const rtl = direction === 'rtl';
  const left = rtl ? width - widthOfAll(words) : 0;
  const places: number[] = [];
  let x = left;
  for (const index of order) {
    places[index] = x;
    x += widthOf(words[index]!);
  }
  const runs = words.map((segment, index) => asRun(segment, places[index]!));
  // The blank at the end is there for who reads the words out, and beyond the edge for who looks.
  const rest = cut(segments, length - blank, length).map((segment) => ({ ...segment, text: segment.text.replace(/\n/g, ' ') }));
  return [...runs, ...rest.map((segment) => asRun(segment, rtl ? left - widthOf(segment) : x))];
}

const asRun = (segment: Segment, x: number): Run => {
  const { text, style, face, level } = segment;
  return { text, style, face, rtl: level % 2 === 1, x, width: widthOf(segment) };
};
