'use server';

import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/auth/session';
import { type FormState, submitted } from '@/lib/http/form';
import { createSeminarInput } from '@/lib/schemas/seminars';
import { id } from '@/lib/schemas/text';
import { createSeminar } from '@/lib/services/seminars';

/** Makes a seminar, and leads to it. Sent twice, the form makes one. */
export async function createSeminarAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async ({ once, name, description }) => {
    const actor = await requireActor();
    const input = createSeminarInput.parse({ name, description });
    return (await createSeminar(actor, input, { key: id.parse(once), request: input })).id;
  });
  if (state.done) redirect(`/seminars/${state.done}`);
  return state;
}
