import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, type ZippableFile, zipSync } from 'fflate';
import { MEDIA, type NumberedPicture, withPictures } from './picture';

const CORE = 'docProps/core.xml';
/** A zip's times have no zone: this one reads the same wherever it is written. */
const MODIFIED = new Date(2000, 0, 1);

const DOCUMENT = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
/** What the library calls a link's address: a random name, where parts of the document have numbers. */
const RANDOM = /"(rId[\w-]{21})"/g;

/**
 * The document's file. Left to itself the library puts the time of day into it, twice over, and random names; here the
 * same document gives the same bytes, and says that it is from `exportedAt`.
 */
export async function pack(document: Document, exportedAt: string, pictures: readonly NumberedPicture[]): Promise<Uint8Array> {
  const files = unzipSync(await Packer.pack(document, 'uint8array'));
  const time = new Date(exportedAt).toISOString().replace(/\.\d+/, '');
  const core = strFromU8(files[CORE]!).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${time}`);
  const parts = withPictures({ ...files, ...withoutChance(files), [CORE]: strToU8(core) }, pictures);
  // Pictures are as small as they get.
  const zipped = Object.entries(parts).map(([name, part]): [string, ZippableFile] => [name, name.startsWith(MEDIA) ? [part, { level: 0 }] : part]);
  return zipSync(Object.fromEntries(zipped), { mtime: MODIFIED, os: 3 });
}

/** The parts that name links' addresses, by number in the order of the document. */
function withoutChance(files: Record<string, Uint8Array>): Record<string, Uint8Array> {
  const document = strFromU8(files[DOCUMENT]!);
  const names = new Map<string, string>();
  for (const [, name] of document.matchAll(RANDOM)) if (!names.has(name!)) names.set(name!, `rIdLink${names.size + 1}`);
  if (names.size === 0) return {};
  const named = (xml: string) => strToU8(xml.replace(RANDOM, (whole, name: string) => (names.has(name) ? `"${names.get(name)}"` : whole)));
  return { [DOCUMENT]: named(document), [RELATIONS]: named(strFromU8(files[RELATIONS]!)) };
}
