'use client';

import { useState } from 'react';
import { changeRole, handOver, leaveSeminar, moveToSection, readmitMember, removeMember } from '@/app/seminars/[seminar]/people/actions';
import { type Role, ROLES } from '@/lib/core/annotations';
import type { MemberRow, SectionView } from '@/lib/core/people';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { ConfirmDialog } from './confirm-dialog';
import { useChange } from './use-change';

type Props = { seminar: string; member: MemberRow; me: string };

/** A member's role, to be changed. Making an instructor, and changing oneself, is asked about first. */
export function RoleControl({ seminar, member: { id: person, name, role: from }, me }: Props) {
  const [asked, setAsked] = useState<Role | null>(null);
  const [stepDown, setStepDown] = useState(false);
  const [pending, change] = useChange();
  const set = (role: Role) =>
    change(() => changeRole({ seminar, person, role }), {
      done: person === me ? `You are now ${withArticle(role)}.` : `${name} is now ${withArticle(role)}.`,
      ...(person === me ? {} : { undo: () => changeRole({ seminar, person, role: from }) }),
    });
  const confirm = () => {
    if (asked === 'instructor' && stepDown) change(() => handOver({ seminar, person, stepDown }), { done: `${name} is now an instructor, and you are an assistant.` });
    else if (asked) set(asked);
    setAsked(null);
  };
  return (
    <span aria-busy={pending}>
      <Choice
        label={`Role of ${name}`}
        value={from}
        options={ROLES.map((role) => [role, role] as const)}
        onChange={(to) => (to === 'instructor' || person === me ? setAsked(to as Role) : set(to as Role))}
      />
      <ConfirmDialog
        title={person === me ? 'Change your own role?' : `Make ${name} an instructor?`}
        verb={person === me ? 'Change my role' : stepDown ? 'Hand over' : 'Make an instructor'}
        open={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={confirm}
      >
        {person === me ? (
          <p>As {asked ? withArticle(asked) : ''} you cannot change people and settings any more. Only another instructor can undo this.</p>
        ) : (
          <>
            <p>Instructors may do everything in this seminar. They can also change your role, and remove you.</p>
            <label className="flex items-start gap-2">
              <input type="checkbox" className="mt-1" checked={stepDown} onChange={({ target }) => setStepDown(target.checked)} />
              <span>Hand over: I step down and become an assistant</span>
            </label>
          </>
        )}
      </ConfirmDialog>
    </span>
  );
}

/** A member's section, to be changed; what they wrote goes along. */
export function SectionControl({ seminar, member: { id: person, name, section }, sections }: Omit<Props, 'me'> & { sections: SectionView[] }) {
  const [pending, change] = useChange();
  const set = (to: string | null) =>
    change(() => moveToSection({ seminar, person, section: to }), {
      done: `${name} is now in ${sections.find(({ id }) => id === to)?.name ?? 'no section'}.`,
      undo: ({ from }) => moveToSection({ seminar, person, section: from }),
    });
  return (
    <span aria-busy={pending}>
      <Choice
        label={`Section of ${name}`}
        all="none"
        value={section?.id}
        options={sections.map(({ id, name: called }) => [id, called] as const)}
        onChange={(to) => set(to ?? null)}
      />
    </span>
  );
}

/** Removes a member, or lets one in again. */
export function RemoveControl({ seminar, member: { id: person, name, removedAt }, me }: Props) {
  const [asking, setAsking] = useState(false);
  const [pending, change] = useChange();
  const readmit = () => readmitMember({ seminar, person });
  const remove = () => removeMember({ seminar, person });
  if (removedAt) {
    return (
      <Button small aria-label={`Let in again: ${name}`} disabled={pending} onClick={() => change(readmit, { done: `${name} is in the seminar again.`, undo: remove })}>
        Let in again
      </Button>
    );
  }
  if (person !== me) {
    return (
      <Button small look="quiet" aria-label={`Remove: ${name}`} disabled={pending} onClick={() => change(remove, { done: `${name} was removed. What they wrote stays.`, undo: readmit })}>
        Remove
      </Button>
    );
  }
  return (
    <>
      <Button small look="quiet" disabled={pending} onClick={() => setAsking(true)}>
        Leave
      </Button>
      <ConfirmDialog
        title="Leave this seminar?"
        verb="Leave"
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          change(() => leaveSeminar({ seminar }), { done: 'You have left the seminar.', after: () => window.location.assign('/') });
        }}
      >
        <p>What you wrote stays. Only an instructor can let you in again.</p>
      </ConfirmDialog>
    </>
  );
}

const withArticle = (role: Role) => (/^[aeio]/.test(role) ? `an ${role}` : `a ${role}`);
