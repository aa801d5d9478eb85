import { toast } from '../ui/toast';

/** The address of a part of this page, without its filter. */
export function addressOf(hash: string): string {
  const address = new URL(window.location.href);
  address.search = '';
  address.hash = hash;
  return address.href;
}

/** Copies a link to a thread or comment; where that is not allowed, it goes into the address bar. @param what "thread", "comment" */
export async function copyLink(hash: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(addressOf(hash));
    toast(`The link to this ${what} is copied.`);
  } catch {
    window.location.hash = hash;
    toast(`The link to this ${what} is in the address bar; copy it from there.`);
  }
}
