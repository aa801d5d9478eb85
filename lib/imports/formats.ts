import type { SourceFormat } from './types';

const BY_ENDING: Record<string, SourceFormat> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  docx: 'docx',
  pdf: 'pdf',
  epub: 'epub',
};

const BY_MEDIA_TYPE: Record<string, SourceFormat> = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/pdf': 'pdf',
  'application/epub+zip': 'epub',
};

const TEXTUAL: readonly SourceFormat[] = ['text', 'markdown', 'html'];
/** Old Word; and new Word locked by a password, which the reader of Word says. */
const OLD_WORD = '\xd0\xcf\x11\xe0';
/** How files begin that are neither text nor any that we read: RTF, PNG, GIF, JPEG, old Word, gzip, RAR, 7z. */
const OTHERS = ['{\\rtf', '\x89PNG', 'GIF8', '\xff\xd8\xff', OLD_WORD, '\x1f\x8b', 'Rar!', '7z\xbc\xaf'];
/** Programs write a few lines before a PDF begins; readers look for it in so many bytes (ISO 32000-1, implementation note 13). */
const PDF_WITHIN = 1_024;
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/isu;

/**
 * What a file is: by how it begins where that tells, for names and media types are often wrong, else
 * by its name, else by its media type.
 * @returns `null` for files that cannot be read
 */
export function formatOf(name: string | null, mediaType: string | null, bytes: Uint8Array): SourceFormat | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, PDF_WITHIN)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return inArchive(bytes, start);
  if (start.startsWith('%PDF-')) return 'pdf';
  const said = BY_ENDING[/\.([a-z]+)$/iu.exec(name ?? '')?.[1]?.toLowerCase() ?? ''] ?? BY_MEDIA_TYPE[mediaType?.split(';')[0]!.trim().toLowerCase() ?? ''];
  if (start.startsWith(OLD_WORD) && said === 'docx') return 'docx';
  if (OTHERS.some((other) => start.startsWith(other))) return null;
  if (start.includes('%PDF-') && (!said || said === 'pdf')) return 'pdf';
  // Named as a packed file, and not packed.
  if (said && !TEXTUAL.includes(said)) return null;
  if (said === 'markdown' || said === 'html') return said;
  return PAGE.test(start.replace(/^\xef\xbb\xbf/u, '')) ? 'html' : 'text';
}

/** An EPUB's first file is its media type (OCF 3.3, 4.2.6.2); Word's files lie in a folder of that name. */
function inArchive(bytes: Uint8Array, start: string): SourceFormat | null {
  if (start.slice(0, 100).includes('application/epub+zip')) return 'epub';
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (archive.includes('word/document')) return 'docx';
  return archive.includes('META-INF/container.xml') ? 'epub' : null;
}
