import Link from 'next/link';
import { buttonClass } from '@/components/ui/button';
import { withNext } from '@/lib/auth/next-path';

/** For somebody with a link who is not signed in: the two ways in, both of which come back. @param here the path of the link */
export function SignInFirst({ here }: { here: string }) {
  return (
    <>
      <p className="text-ink-soft">Sign in or make an account, and you come back here.</p>
      <div className="flex flex-wrap gap-3">
        <Link href={withNext('/sign-in', here)} className={buttonClass('primary')}>
          Sign in
        </Link>
        <Link href={withNext('/sign-up', here)} className={buttonClass()}>
          Make an account
        </Link>
      </div>
    </>
  );
}
