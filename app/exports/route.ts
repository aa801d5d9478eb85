import { currentActor } from '@/lib/auth/session';
import { jsonResponse } from '@/lib/http/json';
import { ALWAYS, problem } from '@/lib/http/problem';
import { listExports } from '@/lib/services/export-jobs';

/** How far the exports are of who is signed in, for the pages that wait for one. */
export async function GET(): Promise<Response> {
  try {
    const actor = await currentActor();
    return jsonResponse(actor ? await listExports(actor) : [], 200, 'application/json', ALWAYS);
  } catch (error) {
    return problem(error, 'query');
  }
}
