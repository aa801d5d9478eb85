import { create } from 'zustand';

/** How often a page that is looked at asks whether there is news; open articles are told at once. */
const ASK_MS = 60_000;

/** How many notifications wait; `null` until the page has said. */
export const useUnread = create<{ unread: number | null }>(() => ({ unread: null }));

export const showUnread = (unread: number) => useUnread.setState({ unread });

let asked = 0;

/** Asks the server; what it does not answer now is asked again. An answer that is overtaken by a later one does not count. */
export async function refreshUnread(): Promise<void> {
  const mine = (asked += 1);
  const answer = await fetch('/notifications/unread', { cache: 'no-store' }).catch(() => null);
  const told = answer?.ok ? ((await answer.json()) as { unread: number }) : null;
  if (told && mine === asked) showUnread(told.unread);
}

/** Keeps the number right while the page is open. @returns a function that ends that */
export function keepUnread(): () => void {
  const ask = () => {
    if (!document.hidden) void refreshUnread();
  };
  const timer = setInterval(ask, ASK_MS);
  document.addEventListener('visibilitychange', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}
