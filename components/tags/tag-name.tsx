import clsx from 'clsx';
import type { TagColor } from '@/lib/core/tag-colors';

const DOTS: Record<TagColor, string> = {
  ochre: 'bg-tag-ochre',
  moss: 'bg-tag-moss',
  teal: 'bg-tag-teal',
  slate: 'bg-tag-slate',
  plum: 'bg-tag-plum',
  rose: 'bg-tag-rose',
};

/** The dot of a tag's colour. Decoration: the word beside it says which tag it is. */
export const TagDot = ({ color }: { color: TagColor }) => <span aria-hidden="true" className={clsx('inline-block size-2.5 shrink-0 rounded-full', DOTS[color])} />;

/** A tag's word, with its colour if it has one. */
export const TagName = ({ tag, color = null }: { tag: string; color?: TagColor | null }) => (
  <span className="inline-flex max-w-full items-center gap-1.5">
    {color ? <TagDot color={color} /> : null}
    <bdi className="min-w-0 break-words">{tag}</bdi>
  </span>
);
