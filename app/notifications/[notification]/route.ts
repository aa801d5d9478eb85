import { currentActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { pathOf } from '@/lib/core/notifications';
import { problem } from '@/lib/http/problem';
import { readNotification } from '@/lib/services/notifications';

/** Leads to what a notification is about, and marks it as read: a link, so that it works in a new tab and without scripts. */
export async function GET(_: Request, { params }: { params: Promise<{ notification: string }> }): Promise<Response> {
  const { notification } = await params;
  const to = (path: string) => new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } });
  try {
    const actor = await currentActor();
    if (!actor) return to(`/sign-in?next=${encodeURIComponent(`/notifications/${notification}`)}`);
    return to(pathOf(await readNotification(actor, notification)) ?? '/notifications');
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return to('/notifications');
    return problem(error, 'query');
  }
}
