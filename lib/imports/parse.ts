import { ImportFailure } from './failure';
import type { FoundArticle, SourceFile } from './types';

/**
 * Reads a file by what it is; each format is loaded when it is asked for. Runs in a thread of its
 * own (read.ts): it takes what time and memory it likes.
 * @throws ImportFailure and, for damaged files, whatever their library throws
 */
export async function parseFile({ format, bytes, address, charset, title }: SourceFile): Promise<FoundArticle> {
  const known = title === undefined ? {} : { title };
  switch (format) {
    case 'html': {
      const [{ readHtml }, { decodeMarkup }] = await Promise.all([import('./html/article'), import('./charset')]);
      return readHtml(decodeMarkup(bytes, charset), { known, ...(address === undefined ? {} : { address }) });
    }
    case 'markdown':
      return (await import('./markdown')).readMarkdown(bytes, known);
    case 'docx':
      return (await import('./docx')).readDocx(bytes, known);
    case 'epub':
      return (await import('./epub')).readEpub(bytes, known);
    case 'pdf':
      return (await import('./pdf')).readPdf(bytes, known);
    default:
      throw new ImportFailure('unsupported');
  }
}
