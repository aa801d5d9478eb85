import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { JoinForm } from '@/components/account/join-forms';
import { buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { requestFrom } from '@/lib/auth/request';
import { currentActor } from '@/lib/auth/session';
import { AppError } from '@/lib/errors';
import { joinCode } from '@/lib/schemas/seminars';
import { isMember, lookUpCode } from '@/lib/services/joining';
import { SignInFirst } from '../sign-in-first';

export const metadata: Metadata = { title: 'Join a seminar', robots: { index: false } };

type Found = { id: string; name: string } | null | { wait: string };

/** What the code in the address opens; how long to wait, for somebody who tried too many. */
async function find(code: string | undefined): Promise<Found> {
  if (code === undefined) return null;
  try {
    return await lookUpCode(code, (await requestFrom()).address);
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') return { wait: error.message };
    throw error;
  }
}

export default async function JoinCodePage({ params }: { params: Promise<{ code: string }> }) {
  const code = joinCode.safeParse(decoded((await params).code)).data;
  const found = await find(code);
  return <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-12">{await content(code, found)}</main>;
}

async function content(code: string | undefined, found: Found): Promise<ReactNode> {
  if (found && 'wait' in found) return <Notice tone="error">{found.wait}</Notice>;
  if (!found || code === undefined) {
    return (
      <>
        <h1 className="font-serif text-2xl">No seminar has this code</h1>
        <p className="text-ink-soft">A letter may be missing, or the instructor has made a new code meanwhile. Please look at it again, or ask.</p>
        <Link href="/join" className={buttonClass('primary')}>
          Type the code
        </Link>
      </>
    );
  }
  const actor = await currentActor();
  const heading = (
    <div className="flex flex-col gap-1">
      <p className="text-ink-soft">You are invited to the seminar</p>
      <h1 className="font-serif text-2xl" dir="auto">
        {found.name}
      </h1>
    </div>
  );
  if (!actor) {
    return (
      <>
        {heading}
        <SignInFirst here={`/join/${code}`} />
      </>
    );
  }
  if (await isMember(actor, found.id)) {
    return (
      <>
        {heading}
        <p className="text-ink-soft">You are in it already.</p>
        <Link href={`/seminars/${found.id}`} className={buttonClass('primary')}>
          Open the seminar
        </Link>
      </>
    );
  }
  return (
    <>
      {heading}
      <p className="text-ink-soft">Its members will see your name beside what you write.</p>
      <JoinForm code={code} />
    </>
  );
}

/** An address may hold anything; what cannot be decoded is no code. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
