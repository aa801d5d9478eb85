import Link from 'next/link';
import type { SeminarCard as Card } from '@/lib/core/overviews';
import { counted } from './counted';
import { RoleMark } from './role-mark';

/** A seminar as the home page lists it; all of it leads there. */
export function SeminarCard({ id, name, description, role, articles, members }: Card) {
  return (
    <li className="relative flex flex-col gap-2 rounded-md border border-line bg-surface p-5 shadow-card transition-colors hover:border-line-strong has-focus-visible:border-accent">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="min-w-0 font-serif text-xl break-words">
          <Link href={`/seminars/${id}`} className="text-ink no-underline after:absolute after:inset-0 hover:text-accent" dir="auto">
            {name}
          </Link>
        </h2>
        <RoleMark role={role} />
      </div>
      {description ? (
        <p className="line-clamp-2 break-words text-ink-soft" dir="auto">
          {description}
        </p>
      ) : null}
      <p className="text-sm text-ink-soft">
        {counted(articles, 'article')} · {counted(members, 'member')}
      </p>
    </li>
  );
}
