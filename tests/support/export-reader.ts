import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';

/** Everything that a file says, as text, whatever its format: for tests that look for a word. */
export async function readExport(name: string, bytes: Uint8Array): Promise<string> {
  if (name.endsWith('.docx')) {
    const parts = Object.values(unzipSync(bytes)).map((part) => strFromU8(part)).join('\n');
    // Authors stand in attributes; words may be broken up by tags.
    return parts + parts.replace(/<[^>]+>/g, '');
  }
  if (name.endsWith('.pdf')) {
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(bytes)), { mergePages: true });
    // Where a line ends is the layout's business.
    return text.replace(/\s+/g, ' ');
  }
  return Buffer.from(bytes).toString('utf8');
}
