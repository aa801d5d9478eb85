import { requireActor } from '@/lib/auth/session';
import { fileResponse } from '@/lib/http/file';
import { originOf } from '@/lib/http/origin';
import { problem } from '@/lib/http/problem';
import { exportAddress } from '@/lib/schemas/exports';
import { exportFile } from '@/lib/services/export-files';

/** A download from a page: what is wanted, and how, in the address. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await requireActor();
    const { seminar, article, annotation, ...wanted } = exportAddress.parse(Object.fromEntries(new URL(request.url).searchParams));
    return await fileResponse(await exportFile(actor, { seminar, article, annotation }, wanted, new Date(), originOf(request.headers)));
  } catch (error) {
    return problem(error, 'query');
  }
}
