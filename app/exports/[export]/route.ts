import { currentActor } from '@/lib/auth/session';
import { fileResponse } from '@/lib/http/file';
import { ALWAYS, problem } from '@/lib/http/problem';
import { exportedFile } from '@/lib/services/export-jobs';

/** The download of an export that was made in the background. */
export async function GET(request: Request, { params }: { params: Promise<{ export: string }> }): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) return new Response(null, { status: 303, headers: { ...ALWAYS, Location: `/sign-in?next=${encodeURIComponent(new URL(request.url).pathname)}` } });
    return await fileResponse(await exportedFile(actor, (await params).export));
  } catch (error) {
    return problem(error, 'query');
  }
}
