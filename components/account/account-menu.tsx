import Link from 'next/link';
import { signOutAction } from '@/app/sign-in/actions';

const ITEM = 'flex min-h-10 w-full items-center px-4 py-2 text-start text-ink no-underline hover:bg-accent-soft';

/** Who is signed in, and what they can do about it. The browser opens and closes it, also before scripts run. */
export function AccountMenu({ name }: { name: string }) {
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        className="flex min-h-8 max-w-44 items-center gap-2 rounded-md border border-transparent px-2 text-sm text-ink-soft hover:bg-accent-soft hover:text-ink"
      >
        <span aria-hidden="true" className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent">
          <bdi>{initials(name)}</bdi>
        </span>
        <span className="sr-only sm:not-sr-only sm:truncate">
          <span className="sr-only">Account: </span>
          <bdi>{name}</bdi>
        </span>
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="absolute inset-auto start-auto end-3 top-11 m-0 w-56 rounded-md border border-line bg-surface py-1 text-base text-ink shadow-float"
      >
        <p className="truncate border-b border-line px-4 py-2 text-sm text-ink-soft">
          Signed in as <bdi className="font-medium text-ink">{name}</bdi>
        </p>
        <nav aria-label="Account">
          <Link href="/" className={ITEM}>
            My seminars
          </Link>
          <Link href="/join" className={ITEM}>
            Join a seminar
          </Link>
          <Link href="/account" className={ITEM}>
            Account and sessions
          </Link>
        </nav>
        <form action={signOutAction} className="border-t border-line">
          <button type="submit" className={ITEM}>
            Sign out
          </button>
        </form>
      </div>
    </>
  );
}

/** The first letters of the first and last word of a name, whatever its script. */
function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return ends.map((word) => String.fromCodePoint(word.codePointAt(0)!).toLocaleUpperCase('en')).join('');
}
