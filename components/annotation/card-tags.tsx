import type { TagView } from '@/lib/core/threads';
import { ReadTag } from '../tags/read-tag';

/** A closed thread's tags with how many members put each. */
export function CardTags({ tags }: { tags: readonly TagView[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1" aria-label="Tags">
      {tags.map(({ tag, count }) => (
        <li key={tag} className="max-w-full rounded-full border border-line px-2 text-xs break-words text-ink-soft">
          <ReadTag tag={tag} /> <Count count={count} />
        </li>
      ))}
    </ul>
  );
}

export const Count = ({ count }: { count: number }) => (
  <span className="tabular-nums">
    {count}
    <span className="sr-only"> {count === 1 ? 'member' : 'members'}</span>
  </span>
);
