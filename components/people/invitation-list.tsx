'use client';

import { useState } from 'react';
import { mailInvitationAgain, remakeInvitation, revokeInvitation } from '@/app/seminars/[seminar]/people/actions';
import type { InvitationRow, MailState } from '@/lib/core/people';
import { Button } from '../ui/button';
import { Time } from '../ui/time';
import { ConfirmDialog } from './confirm-dialog';
import { type Link, LinkList } from './link-list';
import { useChange } from './use-change';

const MAIL: Record<MailState, string> = { waiting: 'the e-mail is on its way', sent: 'mailed', failed: 'the e-mail could not be sent: make a new link and send it yourself' };

/** Who was invited and has not come yet. The links themselves are not known any more; a new one can be made. */
export function InvitationList({ seminar, invitations, origin, mails }: { seminar: string; invitations: InvitationRow[]; origin: string; mails: boolean }) {
  const [links, setLinks] = useState<Link[]>([]);
  const [asked, setAsked] = useState<{ verb: 'remake' | 'revoke'; of: InvitationRow } | null>(null);
  const [pending, change] = useChange();
  const close = () => setAsked(null);
  const act = () => {
    if (!asked) return;
    const { id: invitation, email } = asked.of;
    if (asked.verb === 'revoke') change(() => revokeInvitation({ seminar, invitation }), { done: `The invitation of ${email} is revoked.`, after: close });
    else {
      change(() => remakeInvitation({ seminar, invitation }), {
        done: `There is a new link for ${email}. Send it to them.`,
        after: (link) => {
          setLinks((before) => [link, ...before.filter((one) => one.email !== email)]);
          close();
        },
      });
    }
  };
  return (
    <section aria-labelledby="open" className="flex flex-col gap-4">
      <h2 id="open" className="font-serif text-xl">
        Open invitations
      </h2>
      <LinkList links={links} origin={origin} />
      {invitations.length === 0 ? <p className="text-ink-soft">None. Whoever is invited by e-mail and has no account yet stands here until they come.</p> : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {invitations.map((of) => (
          <li key={of.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2.5">
            <span className="min-w-0 break-words">
              {of.name ? <bdi className="font-medium">{of.name} </bdi> : null}
              <span className={of.name ? 'text-ink-soft' : ''}>{of.email}</span>
              <span className="block text-sm text-ink-soft">
                {of.role}
                {of.section ? (
                  <>
                    , <bdi>{of.section.name}</bdi>
                  </>
                ) : null}{' '}
                · invited <Time iso={of.createdAt} /> by <bdi>{of.invitedBy}</bdi>
                {of.mail ? ` · ${MAIL[of.mail]}` : ''}
              </span>
            </span>
            <span className="flex flex-wrap gap-1">
              {mails ? (
                <Button small disabled={pending} aria-label={`Mail again: ${of.email}`} onClick={() => change(() => mailInvitationAgain({ seminar, invitation: of.id }), { done: `An invitation is on its way to ${of.email}; an earlier link is no longer good.` })}>
                  {of.mail ? 'Mail again' : 'Mail it'}
                </Button>
              ) : null}
              <Button small aria-label={`New link: ${of.email}`} onClick={() => setAsked({ verb: 'remake', of })}>
                New link
              </Button>
              <Button small look="quiet" aria-label={`Revoke: ${of.email}`} onClick={() => setAsked({ verb: 'revoke', of })}>
                Revoke
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        title={asked?.verb === 'revoke' ? 'Revoke this invitation?' : 'Make a new link?'}
        verb={asked?.verb === 'revoke' ? 'Revoke' : 'Make a new link'}
        open={asked !== null}
        pending={pending}
        onClose={close}
        onConfirm={act}
      >
        <p>
          The link that {asked?.of.email} has is dead at once.{asked?.verb === 'remake' ? ' You get the new one to send to them.' : ''}
        </p>
      </ConfirmDialog>
    </section>
  );
}
