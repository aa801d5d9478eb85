import clsx from 'clsx';
import type { ClaimType } from '@/lib/core/claims';

/** What the author asserts, as a member put it, and of which type that is. */
export function ClaimHead({ claim, clamped }: { claim: { type: ClaimType; paraphrase: string }; clamped: boolean }) {
  return (
    <p className={clsx('break-words', clamped && 'line-clamp-2')}>
      <ClaimTypeBadge type={claim.type} /> <bdi className="font-medium">{claim.paraphrase}</bdi>
    </p>
  );
}

export const ClaimTypeBadge = ({ type }: { type: ClaimType }) => (
  <span className="me-1 inline-block rounded-sm bg-accent-soft px-1.5 text-xs leading-5 font-medium tracking-wide text-accent uppercase">{type}</span>
);
