import Link from 'next/link';
import type { ExportView } from '@/lib/core/exports/job';
import { MOST_COUNTED } from '@/lib/core/notifications';
import { ExportsMenu } from '../export/exports-menu';
import { Bell } from '../notifications/bell';
import { AccountMenu } from './account-menu';
import { type Theme, ThemeSwitch } from './theme-switch';

/** The head of every page. @param name of who is signed in; `null` for nobody @param exports theirs, made in the background @param unread how many notifications wait for them */
export function SiteHeader({ name, theme, exports, unread }: { name: string | null; theme: Theme; exports: ExportView[]; unread: number }) {
  return (
    <header className="border-b border-line">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:start-3 focus:top-2"
      >
        Skip to the content
      </a>
      <div className="flex h-12 items-center gap-2 px-4">
        <Link href="/" className="me-auto font-serif text-lg font-semibold tracking-tight text-ink no-underline hover:text-accent">
          Scholium
        </Link>
        {name === null ? null : <ExportsMenu initial={exports} />}
        {name === null ? null : <Bell unread={unread} most={MOST_COUNTED} />}
        <ThemeSwitch chosen={theme} />
        {name === null ? (
          <Link href="/sign-in" className="flex min-h-8 items-center px-2 text-sm">
            Sign in
          </Link>
        ) : (
          <AccountMenu name={name} />
        )}
      </div>
    </header>
  );
}
