import type { Metadata } from 'next';
import { WantedBox } from '@/components/marking/wanted-box';
import { ArchiveBox } from '@/components/people/archive-box';
import { DeskHeader } from '@/components/seminar/desk-header';
import { SettingsForm } from '@/components/people/settings-form';
import { Toaster } from '@/components/ui/toast';
import { orNotFound, pageActor } from '@/lib/http/page';
import { TIME_ZONES } from '@/lib/schemas/people';
import { getSettings } from '@/lib/services/seminar-settings';
import { getSeminar } from '@/lib/services/seminars';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage({ params }: { params: Promise<{ seminar: string }> }) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/settings`);
  const seminar = await orNotFound(getSeminar(actor, id));
  const settings = await orNotFound(getSettings(actor, id));
  const archived = settings.archivedAt !== null;
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 py-10 lg:px-8">
      <DeskHeader seminar={seminar} current="settings" title="Settings" archived={archived} />
      <div className="flex w-full max-w-xl flex-col gap-10">
        <SettingsForm seminar={settings} zones={TIME_ZONES} archived={archived} />
        <WantedBox seminar={id} wanted={settings.marksWanted} archived={archived} />
        <ArchiveBox seminar={id} archived={archived} />
      </div>
      <Toaster />
    </main>
  );
}
