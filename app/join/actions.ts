'use server';

import { redirect } from 'next/navigation';
import { requestFrom } from '@/lib/auth/request';
import { currentActor } from '@/lib/auth/session';
import { invalid } from '@/lib/errors';
import { type FormState, submitted } from '@/lib/http/form';
import { joinCode } from '@/lib/schemas/seminars';
import { lookUpCode } from '@/lib/services/joining';
import { joinSeminar } from '@/lib/services/seminars';

/** Looks a typed code up, and leads to its page. */
export async function findSeminarAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await submitted(form, async (fields) => {
    const code = joinCode.safeParse(fields.code ?? '');
    if (!code.success) throw invalid('code', code.error.issues[0]!.message);
    const { address } = await requestFrom();
    if (!(await lookUpCode(code.data, address))) throw invalid('code', 'No seminar has this code. Please check it, or ask your instructor.');
    return code.data;
  });
  if (state.done) redirect(`/join/${state.done}`);
  return state;
}

export async function joinAction(_: FormState, form: FormData): Promise<FormState> {
  const actor = await currentActor();
  const here = `/join/${encodeURIComponent(String(form.get('code') ?? ''))}`;
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  const state = await submitted(form, async (fields) => {
    const code = joinCode.parse(fields.code ?? '');
    const { address } = await requestFrom();
    await lookUpCode(code, address);
    return (await joinSeminar(actor, code)).id;
  });
  if (state.done) redirect(`/seminars/${state.done}`);
  return state;
}
