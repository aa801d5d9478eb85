'use client';

import { type FormEvent, useRef, useState } from 'react';
import { inviteOne } from '@/app/seminars/[seminar]/people/actions';
import { ROLES } from '@/lib/core/annotations';
import { MAX_EMAIL_LENGTH, MAX_NAME_LENGTH } from '@/lib/core/limits';
import type { SectionView } from '@/lib/core/people';
import type { FieldErrors } from '@/lib/errors';
import { Button } from '../ui/button';
import { SelectField, TextField } from '../ui/field';
import { type Link, LinkList } from './link-list';
import { useChange } from './use-change';

/** Invites one person by e-mail: who has an account is in at once, anybody else gets a link, by `mails` or from whoever invites. */
export function InviteForm({ seminar, sections, origin, mails }: { seminar: string; sections: SectionView[]; origin: string; mails: boolean }) {
  const form = useRef<HTMLFormElement>(null);
  const [links, setLinks] = useState<Link[]>([]);
  const [fields, setFields] = useState<FieldErrors>({});
  const [pending, change] = useChange();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const person = { email: data.email ?? '', name: data.name ?? '', role: data.role as (typeof ROLES)[number], section: data.section || null };
    setFields({});
    change(
      async () => {
        const result = await inviteOne({ seminar, person });
        if (!result.ok && result.error.fields) setFields(result.error.fields);
        return result;
      },
      {
        done: ({ done: { effect, name, email } }) => (mails && effect === 'invited' ? `An invitation is on its way to ${email}.` : SAID[effect]?.(name ?? email)) ?? 'Done.',
        after: ({ link }) => {
          if (link) setLinks((before) => [link, ...before]);
          form.current?.reset();
        },
      },
    );
  };
  return (
    <section aria-labelledby="one" className="flex flex-col gap-4">
      <h2 id="one" className="font-serif text-xl">
        One person
      </h2>
      <form ref={form} onSubmit={send} noValidate className="grid gap-4 sm:grid-cols-2">
        <TextField label="E-mail" name="email" type="email" required maxLength={MAX_EMAIL_LENGTH} autoComplete="off" error={fields['person.email'] ?? fields.email} />
        <TextField label="Name (optional)" name="name" maxLength={MAX_NAME_LENGTH} autoComplete="off" error={fields['person.name']} />
        <SelectField label="Role" name="role" defaultValue="participant">
          {ROLES.map((role) => (
            <option key={role}>{role}</option>
          ))}
        </SelectField>
        <SelectField label="Section" name="section" defaultValue="">
          <option value="">none</option>
          {sections.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <div>
          <Button type="submit" look="primary" disabled={pending}>
            Invite
          </Button>
        </div>
      </form>
      <LinkList links={links} origin={origin} />
    </section>
  );
}

const SAID: Record<string, (who: string) => string> = {
  added: (who) => `${who} has an account, and is in the seminar now.`,
  readmitted: (who) => `${who} is in the seminar again.`,
  invited: (who) => `There is a link for ${who}. Send it to them.`,
  changed: (who) => `${who} was in or invited already; role and section are as you said now.`,
  same: (who) => `${who} was in or invited already. Nothing changed.`,
};
