import clsx from 'clsx';

/** From this share of the limit on it is said how much is left; before, nobody needs to know. */
const SAID_FROM = 0.8;

/** How many characters are left; silent while there are plenty. */
export function Remaining({ id, used, limit, what, className }: { id?: string; used: number; limit: number; what: string; className?: string }) {
  const left = limit - used;
  const said = used >= limit * SAID_FROM;
  return (
    <p id={id} aria-live="polite" className={clsx('text-sm', left < 0 ? 'text-danger' : 'text-ink-soft', said ? className : 'sr-only')}>
      {!said
        ? ''
        : left >= 0
          ? `${left.toLocaleString('en')} characters left`
          : `${what} is ${(-left).toLocaleString('en')} characters too long. Please shorten it.`}
    </p>
  );
}
