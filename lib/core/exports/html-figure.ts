import type { Segment } from '../anchoring/tint';
import type { PlacedParagraph } from '../document/article';
import { base64Of } from './base64';
import { wordsHtml } from './html-text';
import type { Numbered } from './html-thread';
import { type Attributes, element, type Html } from './html-tree';
import type { ExportPicture } from './model';
import { alternativeOf, pictureLead } from './pictures';

/** A block of a figure: its own attributes, and the threads that are called for in it. */
export type FigurePart = { paragraph: PlacedParagraph; own: Attributes; threads: readonly Numbered[] };

/** A picture within the file, with its caption. Its words are printed where somebody spoke about them; else they are for who cannot see it. */
export function figureHtml({ paragraph, own, threads }: FigurePart, picture: ExportPicture, caption: FigurePart | null, tints: readonly Segment[]): Html {
  const { mediaType, bytes, width, height } = picture;
  const spoken = threads.length > 0 || tints.some(({ start, end }) => start < paragraph.end && end > paragraph.start);
  return element(
    'figure',
    own,
    element('img', { src: `data:${mediaType};base64,${base64Of(bytes)}`, alt: alternativeOf(paragraph), width, height }),
    spoken ? element('p', { class: 'quiet' }, pictureLead(paragraph, true), wordsHtml(paragraph, tints, threads)) : null,
    caption ? element('figcaption', caption.own, wordsHtml(caption.paragraph, tints, caption.threads)) : null,
  );
}
