import clsx from 'clsx';
import Link from 'next/link';
import type { Role } from '@/lib/core/annotations';

type Entry = { path: string; label: string; roles: readonly Role[] };

const MODERATORS: readonly Role[] = ['instructor', 'assistant'];

/** The pages of a seminar, in the order of the week: read, look after what is written, look after the rest. */
const PAGES = {
  seminar: { path: '', label: 'Articles', roles: ['instructor', 'assistant', 'participant'] },
  moderation: { path: '/moderation', label: 'Moderation', roles: MODERATORS },
  insight: { path: '/insight', label: 'Insight', roles: ['instructor', 'assistant', 'participant'] },
  people: { path: '/people', label: 'People', roles: MODERATORS },
  tags: { path: '/tags', label: 'Tags', roles: ['instructor', 'assistant', 'participant'] },
  types: { path: '/claim-types', label: 'Claim types', roles: ['instructor', 'assistant', 'participant'] },
  settings: { path: '/settings', label: 'Settings', roles: ['instructor'] },
  log: { path: '/log', label: 'Log', roles: ['instructor'] },
} as const satisfies Record<string, Entry>;

export type DeskPage = keyof typeof PAGES;

/**
 * The way between the pages of a seminar: those that the role may open, and nothing for a role that
 * has only the seminar's own. @param current the page that this stands on; none on an article's own
 */
export function DeskNav({ seminarId, role, current }: { seminarId: string; role: Role; current?: DeskPage }) {
  const pages = (Object.entries(PAGES) as [DeskPage, Entry][]).filter(([, { roles }]) => roles.includes(role));
  if (pages.length < 2) return null;
  return (
    <nav aria-label="Seminar" className="w-full border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-5">
        {pages.map(([page, { path, label }]) => (
          <li key={page}>
            <Link
              href={`/seminars/${seminarId}${path}`}
              aria-current={page === current ? 'page' : undefined}
              className={clsx(
                'inline-flex min-h-10 items-center border-b-2 text-base no-underline',
                page === current ? 'border-accent font-medium text-ink' : 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink',
              )}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
