import type { Metadata } from 'next';
import Link from 'next/link';
import { AcceptForm } from '@/components/people/accept-form';
import { buttonClass } from '@/components/ui/button';
import { currentActor } from '@/lib/auth/session';
import { invitationSecret } from '@/lib/schemas/people';
import { lookUpInvitation } from '@/lib/services/invitations';
import { SignInFirst } from '../../sign-in-first';

// The address is the key: it goes to no other site, and into no index.
export const metadata: Metadata = { title: 'Your invitation', robots: { index: false }, referrer: 'no-referrer' };

const ROLES = { instructor: 'an instructor', assistant: 'an assistant', participant: 'a participant', observer: 'an observer, who reads along' };

export default async function InvitationPage({ params }: { params: Promise<{ secret: string }> }) {
  const secret = invitationSecret.safeParse((await params).secret).data;
  const offer = secret ? await lookUpInvitation(secret) : null;
  if (!secret || !offer) {
    return (
      <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-12">
        <h1 className="font-serif text-2xl">This invitation is no longer good</h1>
        <p className="text-ink-soft">It was used, revoked, or replaced by a newer one. If it was you who used it, the seminar is on your home page. Otherwise ask your instructor for another.</p>
        <Link href="/" className={buttonClass('primary')}>
          Open my seminars
        </Link>
      </main>
    );
  }
  const actor = await currentActor();
  const here = `/join/invitation/${secret}`;
  return (
    <main className="mx-auto flex w-full max-w-md flex-col items-start gap-6 px-4 py-12">
      <div className="flex flex-col gap-1">
        <p className="text-ink-soft">You are invited to the seminar</p>
        <h1 className="font-serif text-2xl break-words" dir="auto">
          {offer.seminar.name}
        </h1>
        <p className="text-ink-soft">
          as {ROLES[offer.role]}
          {offer.section ? (
            <>
              , in the section <bdi>{offer.section}</bdi>
            </>
          ) : null}
        </p>
      </div>
      {actor ? (
        <>
          <p className="text-ink-soft">
            You join as <bdi className="text-ink">{actor.name}</bdi>. The invitation is used up by it.
          </p>
          <AcceptForm secret={secret} />
        </>
      ) : (
        <SignInFirst here={here} />
      )}
    </main>
  );
}
