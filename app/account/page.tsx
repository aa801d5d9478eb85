import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { MailForm } from '@/components/notifications/mail-form';
import { NameForm } from '@/components/account/name-form';
import { PasswordForm } from '@/components/account/password-form';
import { SessionList } from '@/components/account/session-list';
import { TokenForm } from '@/components/account/token-form';
import { TokenList } from '@/components/account/token-list';
import { buttonClass } from '@/components/ui/button';
import { pageActor } from '@/lib/http/page';
import { mailIsOn } from '@/lib/mail/settings';
import { TIME_ZONES } from '@/lib/schemas/people';
import { getAccount } from '@/lib/services/accounts';
import { getMailChoice } from '@/lib/services/mail-settings';
import { listSessions } from '@/lib/services/sessions';
import { listTokens } from '@/lib/services/tokens';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const actor = await pageActor('/account');
  const [account, sessions, tokens, mail] = await Promise.all([getAccount(actor), listSessions(actor), listTokens(actor), getMailChoice(actor)]);
  return (
    <main className="mx-auto flex w-full max-w-2xl flex-col gap-12 px-4 py-12">
      <header className="flex flex-col gap-1">
        <h1 className="font-serif text-2xl">Account</h1>
        <p className="break-words text-ink-soft">{account.email}</p>
      </header>
      <Section title="Name" about="It stands beside what you write, in every seminar that you are in.">
        <NameForm name={account.name} />
      </Section>
      <Section title="Password">
        {account.hasPassword ? <PasswordForm email={account.email} /> : <p className="text-ink-soft">People of the demo have no password; one click signs them in.</p>}
      </Section>
      <Section id="mail" title="E-mail" about="What concerns you stands under the bell in any case: replies, mentions, accepted answers, and what moderators decide about your posts.">
        {mailIsOn() ? <MailForm choice={mail} zones={TIME_ZONES} /> : <p className="text-ink-soft">This Scholium sends no e-mail.</p>}
      </Section>
      <Section title="Where you are signed in" about="A browser that you sign out here is refused at its next request.">
        <SessionList sessions={sessions} />
      </Section>
      <Section title="API tokens" about="With a token a program may do what you may do. Treat it like a password.">
        <TokenList tokens={tokens} />
        <TokenForm />
      </Section>
      <Section title="Your data" about="Everything that you wrote in any seminar, also private and withdrawn, with your memberships, tags, flags, and what was decided about your comments: one JSON file. Nothing of others is in it.">
        <a href="/account/export" download className={`${buttonClass()} self-start`}>
          Export everything about me
        </a>
      </Section>
      <Section title="Delete the account">
        {account.hasPassword ? (
          <>
            <p className="text-ink-soft">The next page says what will happen, and asks what becomes of what you wrote. Export it first if you want to keep it.</p>
            <Link href="/account/delete" className={`${buttonClass('danger')} self-start`}>
              Delete my account…
            </Link>
          </>
        ) : (
          <p className="text-ink-soft">People of the demo stay.</p>
        )}
      </Section>
    </main>
  );
}

function Section({ id, title, about, children }: { id?: string; title: string; about?: string; children: ReactNode }) {
  return (
    <section id={id} className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-serif text-xl">{title}</h2>
        {about ? <p className="text-ink-soft">{about}</p> : null}
      </div>
      {children}
    </section>
  );
}
