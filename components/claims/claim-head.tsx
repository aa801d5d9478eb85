import clsx from 'clsx';
import type { TagColor } from '@/lib/core/tag-colors';
import { Marked } from '../annotation/marked';
import { useReader } from '../article/reader-context';
import { ClaimTypeBadge } from './claim-type-badge';

/** What the author asserts, as a member put it, and of which type that is. */
export function ClaimHead({ claim, clamped }: { claim: { type: string; paraphrase: string }; clamped: boolean }) {
  const color = useReader((state): TagColor | null => state.view.claimTypes.find(({ type }) => type === claim.type)?.color ?? null);
  return (
    <p className={clsx('break-words', clamped && 'line-clamp-2')}>
      <ClaimTypeBadge type={claim.type} color={color} /> <bdi className="font-medium"><Marked>{claim.paraphrase}</Marked></bdi>
    </p>
  );
}
