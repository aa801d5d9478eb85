import { currentActor } from '@/lib/auth/session';
import { fileResponse } from '@/lib/http/file';
import { originOf } from '@/lib/http/origin';
import { ALWAYS, problem } from '@/lib/http/problem';
import { exportAddress } from '@/lib/schemas/exports';
import { exportNow } from '@/lib/services/export-now';

/** A download from a page: what is wanted, and how, in the address. */
export async function GET(request: Request): Promise<Response> {
  try {
    const { pathname, search, searchParams } = new URL(request.url);
    const actor = await currentActor();
    if (!actor) return new Response(null, { status: 303, headers: { ...ALWAYS, Location: `/sign-in?next=${encodeURIComponent(pathname + search)}` } });
    const { seminar, article, annotation, ...wanted } = exportAddress.parse(Object.fromEntries(searchParams));
    return await fileResponse(await exportNow(actor, { seminar, article, annotation }, wanted, new Date(), originOf(request.headers)));
  } catch (error) {
    return problem(error, 'query');
  }
}
