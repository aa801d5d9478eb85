import { readBytes } from '@/lib/http/body';
import { uploadResponse } from '@/lib/http/upload';
import { MAX_FILE_BYTES, readArticleQuery } from '@/lib/schemas/article-import';
import { type ArticleSource, previewArticle } from '@/lib/services/article-sources';

/** What a file, a text or an address would become as an article, for the import page. */
export async function POST(request: Request, { params }: { params: Promise<{ seminar: string }> }): Promise<Response> {
  return uploadResponse(request, 'The file could not be read. Please choose it again.', async (actor) => {
    const { seminar } = await params;
    const { address, format, name = null } = readArticleQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const source: ArticleSource = address === undefined ? { ...(format ? { format } : { name }), bytes: await readBytes(request, MAX_FILE_BYTES) } : { address };
    return previewArticle(actor, seminar, source, { signal: request.signal });
  });
}
