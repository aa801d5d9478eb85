import type { AnchorState } from '@/lib/core/anchoring/selector';
import type { Followed } from '@/lib/core/revisions/history';

/** What became of a passage, in a word. */
export const STATES: Record<AnchorState, string> = { anchored: 'unchanged', moved: 'moved', edited: 'words changed', orphaned: 'gone' };

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** What became of the passages when a revision was made; `null` where all stayed as they were. */
export function followedInWords({ moved, edited, orphaned }: Followed): string | null {
  const parts = [moved > 0 && `${moved} moved`, edited > 0 && `${edited} with other words`, orphaned > 0 && `${orphaned} gone`].filter((part) => part !== false);
  return parts.length > 0 ? `Passages with threads: ${parts.join(', ')}` : null;
}
