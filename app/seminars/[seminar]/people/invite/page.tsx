import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskHeader } from '@/components/seminar/desk-header';
import { InvitationList } from '@/components/people/invitation-list';
import { InviteForm } from '@/components/people/invite-form';
import { RosterForm } from '@/components/people/roster-form';
import { Toaster } from '@/components/ui/toast';
import { orNotFound, pageActor, requestOrigin } from '@/lib/http/page';
import { mailIsOn } from '@/lib/mail/settings';
import { listInvitations } from '@/lib/services/invitations';
import { listSections } from '@/lib/services/sections';
import { getSettings } from '@/lib/services/seminar-settings';
import { getSeminar } from '@/lib/services/seminars';

export const metadata: Metadata = { title: 'Invite people' };

export default async function InvitePage({ params }: { params: Promise<{ seminar: string }> }) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/people/invite`);
  const seminar = await orNotFound(getSeminar(actor, id));
  const invitations = await orNotFound(listInvitations(actor, id));
  const [sections, settings, origin] = await Promise.all([listSections(actor, id), getSettings(actor, id), requestOrigin()]);
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 py-10 lg:px-8">
      <DeskHeader seminar={seminar} current="people" title="Invite people" archived={settings.archivedAt !== null}>
        <Link href={`/seminars/${id}/people`}>All members</Link>
      </DeskHeader>
      {settings.archivedAt ? null : (
        <div className="grid max-w-3xl grid-cols-1 gap-12">
          <InviteForm seminar={id} sections={sections} origin={origin} mails={mailIsOn()} />
          <RosterForm seminar={id} origin={origin} />
          <InvitationList seminar={id} invitations={invitations} origin={origin} mails={mailIsOn()} />
        </div>
      )}
      <Toaster />
    </main>
  );
}
