import { MAX_FILE_BYTES } from '@/lib/core/import/limits';
import { readBytes } from '@/lib/http/body';
import { uploadResponse } from '@/lib/http/upload';
import { readArticleQuery } from '@/lib/schemas/article-import';
import { type ArticleSource, previewArticle } from '@/lib/services/article-sources';

/** What a file, a text or an address would become as an article, for the import page. */
export async function POST(request: Request, { params }: { params: Promise<{ seminar: string }> }): Promise<Response> {
  return uploadResponse(request, 'The file could not be read. Please choose it again.', async (actor) => {
    const { seminar } = await params;
    const { address, format, name = null } = readArticleQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    if (address !== undefined) return previewArticle(actor, seminar, { address }, { signal: request.signal });
    // Who may not bring it in has none of it taken in.
    const taken = async () => sourceOf(await readBytes(request, MAX_FILE_BYTES), format, name);
    return previewArticle(actor, seminar, taken, { signal: request.signal });
  });
}

/** A text comes as the browser has it, in UTF-8. */
function sourceOf(bytes: Uint8Array, format: 'text' | 'html' | undefined, name: string | null): ArticleSource {
  if (format === 'text') return { text: new TextDecoder().decode(bytes) };
  return format ? { format, bytes } : { name, bytes };
}
