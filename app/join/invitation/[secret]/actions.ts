'use server';

import { redirect } from 'next/navigation';
import { currentActor } from '@/lib/auth/session';
import { type FormState, submitted } from '@/lib/http/form';
import { invitationSecret } from '@/lib/schemas/people';
import { acceptInvitation } from '@/lib/services/invitations';

/** Joins by a personal link, and leads to the seminar. */
export async function acceptInvitationAction(_: FormState, form: FormData): Promise<FormState> {
  const secret = invitationSecret.safeParse(form.get('invitation')).data ?? '';
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(`/join/invitation/${secret}`)}`);
  const state = await submitted(form, async () => (await acceptInvitation(actor, secret)).id);
  if (state.done) redirect(`/seminars/${state.done}`);
  return state;
}
