import { MAX_IMPORT_BYTES } from '@/lib/core/limits';
import { readJson } from '@/lib/http/body';
import { uploadResponse } from '@/lib/http/upload';
import { importFile, importQuery, importRequest } from '@/lib/schemas/imports';
import { seminarFor } from '@/lib/services/access';
import { importFileOf } from '@/lib/services/import-files';

/** A file of threads that a page brings in. */
export async function POST(request: Request, { params }: { params: Promise<{ seminar: string }> }): Promise<Response> {
  return uploadResponse(request, 'Nothing was imported. The file is not JSON. Choose the file as it was exported.', async (actor) => {
    const { seminar } = await params;
    // Who may not bring it in has none of it taken in.
    await seminarFor(actor, seminar, 'article.import');
    const { dryRun, ...query } = importQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const asked = importRequest.parse(query);
    const file = importFile.parse(await readJson(request, MAX_IMPORT_BYTES));
    return importFileOf(actor, seminar, asked, file, new Date(), dryRun);
  });
}
