import type { TagColor } from '@/lib/core/tag-colors';
import { TagName } from '../tags/tag-name';

/** Of which type a claim is, in the colour that the seminar gave it. */
export const ClaimTypeBadge = ({ type, color }: { type: string; color: TagColor | null }) => (
  <span className="me-1 inline-block max-w-full rounded-sm bg-accent-soft px-1.5 text-xs leading-5 font-medium tracking-wide text-accent uppercase">
    <TagName tag={type} color={color} />
  </span>
);
