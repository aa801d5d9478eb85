import { ImageRun, Paragraph } from 'docx';
import { strFromU8, strToU8 } from 'fflate';
import type { PlacedParagraph } from '../../document/article';
import type { ExportPicture } from '../model';
import { cleanText } from '../office/clean';
import { alternativeOf, sizeWithin } from '../pictures';

/** A picture with its number in the document, from 1 on. */
export type NumberedPicture = ExportPicture & { number: number };
/** Of one article, by the keys of their blocks. */
export type Pictures = ReadonlyMap<string, NumberedPicture>;

/** The column's width, and 20 cm, so that a page has room for the caption, too. In the library's unit, 96 of which are an inch. */
const FRAME = { width: 600, height: 756 };

/**
 * A picture as a paragraph, no larger than the page. The library is given a name in place of the bytes, which it would
 * only pack and have unpacked again: `pack` puts them there.
 * @param keepNext on one page with what follows, which is about it
 */
export function pictureParagraph(block: PlacedParagraph, { number, mediaType, ...size }: NumberedPicture, keepNext: boolean): Paragraph {
  const run = new ImageRun({
    type: mediaType === 'image/png' ? 'png' : 'jpg',
    data: strToU8(placeholder(number)),
    transformation: sizeWithin(size, FRAME, 1),
    // By itself it would count on through every document that the process makes.
    altText: { id: String(number), name: `Picture ${number}`, description: cleanText(alternativeOf(block)) },
  });
  return new Paragraph({ keepNext, children: [run] });
}

const placeholder = (number: number) => `picture ${number}`;

/** The files of a document with the pictures in the place of their names. */
export function withPictures(files: Record<string, Uint8Array>, pictures: readonly NumberedPicture[]): Record<string, Uint8Array> {
  const bytes = new Map(pictures.map((picture) => [placeholder(picture.number), picture.bytes]));
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, name.startsWith(MEDIA) ? bytes.get(strFromU8(file))! : file]));
}

/** Where a Word file has its pictures. */
export const MEDIA = 'word/media/';
