import { type Role, ROLES } from '@/lib/core/annotations';
import { counted } from './counted';

type Member = { id: string; name: string; role: Role };
const MANY: Record<Role, string> = { instructor: 'Instructors', assistant: 'Assistants', participant: 'Participants', observer: 'Observers' };

/** Who is in a seminar, by role. @param me the reader's own id */
export function MemberList({ members, me }: { members: Member[]; me: string }) {
  return (
    <section aria-labelledby="members" className="flex flex-col gap-4">
      <h2 id="members" className="font-serif text-xl">
        {counted(members.length, 'member')}
      </h2>
      {ROLES.map((role) => ({ role, people: members.filter((member) => member.role === role) }))
        .filter(({ people }) => people.length > 0)
        .map(({ role, people }) => (
          <div key={role} className="flex flex-col gap-1">
            <h3 className="text-sm font-medium text-ink-soft">{people.length === 1 ? MANY[role].slice(0, -1) : MANY[role]}</h3>
            <ul className="flex flex-col gap-0.5">
              {people.map(({ id, name }) => (
                <li key={id} className="break-words">
                  <bdi>{name}</bdi>
                  {id === me ? <span className="text-ink-soft"> (you)</span> : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}
