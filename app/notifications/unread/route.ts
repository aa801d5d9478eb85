import { currentActor } from '@/lib/auth/session';
import { jsonResponse } from '@/lib/http/json';
import { ALWAYS, problem } from '@/lib/http/problem';
import { countUnread } from '@/lib/services/notifications';

/** How many notifications wait for who is signed in, for the bell of an open page. */
export async function GET(): Promise<Response> {
  try {
    const actor = await currentActor();
    return jsonResponse({ unread: actor ? await countUnread(actor) : 0 }, 200, 'application/json', ALWAYS);
  } catch (error) {
    return problem(error, 'query');
  }
}
