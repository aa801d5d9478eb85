import type { Role } from '@/lib/core/annotations';

/** What somebody is in a seminar. */
export function RoleMark({ role }: { role: Role }) {
  return <span className="rounded-full border border-line px-2.5 py-0.5 text-sm whitespace-nowrap text-ink-soft">{role}</span>;
}
