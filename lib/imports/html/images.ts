import { randomUUID } from 'node:crypto';
import { isSafeLink } from '../../core/document/links';
import { MAX_IMAGES } from '../limits';
import type { FoundImage } from '../types';
import { attribute, type Element } from './tree';

/** A picture of so few pixels counts readers, or moves words about. */
const MIN_PIXELS = 3;
/** The same for one whose bytes stand in the page. */
const MIN_BYTES = 300;
const KEPT_DATA = /^data:image\/(?:png|jpeg|jpg|gif|webp|avif);base64,([A-Za-z0-9+/=\s]+)$/u;
/** Where pages put a picture's address that is fetched once it comes into view. */
const LATER = ['data-src', 'data-original', 'data-lazy-src', 'data-full-src'];

/** What a picture's address stands for in the file that is read; `null` where it is not in it. */
export type FileImages = (address: string) => Uint8Array | null;

/** Collects an article's pictures: from the page, from its file, or by address. */
export class Images {
  readonly found: FoundImage[] = [];
  /** Pictures that could not be kept. */
  lost = 0;
  private byAddress = new Map<string, string>();

  constructor(
    private readonly base: string | null,
    private readonly inFile: FileImages = () => null,
  ) {}

  /** The id of an element's picture; `null` where it has none to keep. */
  take(element: Element): string | null {
    const size = ['width', 'height'].map((name) => Number.parseInt(attribute(element, name) ?? '', 10));
    if (size.some((pixels) => pixels < MIN_PIXELS)) return null;
    const sources = [...LATER.map((name) => attribute(element, name)), attribute(element, 'src'), attribute(element, 'xlink:href') ?? attribute(element, 'href'), largest(attribute(element, 'srcset') ?? attribute(element, 'data-srcset'))];
    const addresses = sources.filter((source): source is string => source !== null && source.trim() !== '');
    let lost = addresses.length > 0;
    for (const address of addresses) {
      const known = this.byAddress.get(address);
      if (known) return known;
      const image = this.imageOf(address.trim());
      if (image === 'nothing') lost = false;
      if (!image || image === 'nothing') continue;
      if (this.found.length >= MAX_IMAGES) break;
      const id = randomUUID();
      this.byAddress.set(address, id);
      this.found.push({ id, ...image });
      return id;
    }
    if (lost) this.lost += 1;
    return null;
  }

  private imageOf(address: string): { bytes: Uint8Array } | { address: string } | 'nothing' | null {
    const bytes = this.inFile(address);
    if (bytes) return { bytes };
    if (/^data:/iu.test(address)) {
      const data = Buffer.from(KEPT_DATA.exec(address)?.[1] ?? '', 'base64');
      return data.byteLength >= MIN_BYTES ? { bytes: new Uint8Array(data) } : 'nothing';
    }
    const whole = absolute(address, this.base);
    return whole && /^https?:/iu.test(whole) ? { address: whole } : null;
  }
}

/** An address from where it stands; `null` where it leads nowhere safe. */
export function absolute(address: string, base: string | null): string | null {
  const whole = URL.canParse(address, base ?? undefined) ? new URL(address, base ?? undefined).href : null;
  return isSafeLink(whole) ? whole : null;
}

/** Of pictures in several sizes the largest. */
function largest(set: string | null): string | null {
  const choices = (set ?? '').split(/,\s+/u).map((choice) => choice.trim().split(/\s+/u));
  const sized = choices.map(([address, size]) => ({ address: address ?? '', size: Number.parseFloat(size ?? '1') || 1 }));
  return sized.sort((a, b) => b.size - a.size)[0]?.address || null;
}
