import type { RevisionEntry } from '@/lib/core/revisions/history';
import { Time } from '../ui/time';

/** Who made a revision, when, and why. */
export function RevisionLine({ revision: { author, createdAt, note, restoredFrom } }: { revision: RevisionEntry }) {
  return (
    <>
      <p className="text-sm text-ink-soft">
        <bdi>{author.name}</bdi>, <Time iso={createdAt} />
        {restoredFrom === null ? '' : ` · the text of revision ${restoredFrom} again`}
      </p>
      {note ? (
        <p dir="auto" className="break-words whitespace-pre-line">
          {note}
        </p>
      ) : null}
    </>
  );
}
