import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { DeleteAccountForm } from '@/components/account/delete-account-form';
import { DeletionOutlook } from '@/components/account/deletion-outlook';
import { pageActor } from '@/lib/http/page';
import { deletionOutlook } from '@/lib/services/account-deletion';
import { getAccount } from '@/lib/services/accounts';

export const metadata: Metadata = { title: 'Delete my account' };

export default async function DeleteAccountPage() {
  const actor = await pageActor('/account/delete');
  const [account, seminars] = await Promise.all([getAccount(actor), deletionOutlook(actor)]);
  if (!account.hasPassword) redirect('/account');
  const stuck = seminars.filter(({ effect }) => effect === 'stuck');
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-8 px-4 py-12">
      <header className="flex flex-col gap-1">
        <p>
          <Link href="/account">Account</Link>
        </p>
        <h1 className="font-serif text-2xl">Delete my account</h1>
        <p className="break-words text-ink-soft">{account.email}</p>
      </header>
      <DeletionOutlook seminars={seminars} />
      {stuck.length === 0 ? <DeleteAccountForm email={account.email} /> : null}
    </main>
  );
}
