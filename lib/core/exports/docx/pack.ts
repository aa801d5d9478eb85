import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const CORE = 'docProps/core.xml';
/** A zip's times have no zone: this one reads the same wherever it is written. */
const MODIFIED = new Date(2000, 0, 1);

/**
 * The document's file. Left to itself the library puts the time of day into it, twice over; here the
 * same document gives the same bytes, and says that it is from `exportedAt`.
 */
export async function pack(document: Document, exportedAt: string): Promise<Uint8Array> {
  const files = unzipSync(await Packer.pack(document, 'uint8array'));
  const time = new Date(exportedAt).toISOString().replace(/\.\d+/, '');
  const core = strFromU8(files[CORE]!).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${time}`);
  return zipSync({ ...files, [CORE]: strToU8(core) }, { mtime: MODIFIED, os: 3 });
}
