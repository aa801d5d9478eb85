import type { MarkState } from '@/lib/core/marking';
import { Button } from '../ui/button';
import type { Saving } from './use-mark-row';

type Props = { saving: Saving; name: string; onRetry: () => void; onMine: (newer: MarkState) => void; onTheirs: (newer: MarkState) => void };

/** What became of a mark, and what to do where it could not be kept. */
export function SavingState({ saving, name, onRetry, onMine, onTheirs }: Props) {
  const whose = <span className="sr-only"> for {name}</span>;
  return (
    <div role="status" className="flex flex-col items-start gap-1 text-sm text-ink-soft">
      {saving.at === 'saving' ? <span>Saving…{whose}</span> : null}
      {saving.at === 'saved' ? <span className="text-success">Saved{whose}</span> : null}
      {saving.at === 'failed' ? (
        <>
          <span className="text-danger">Not saved{whose}. {saving.message}</span>
          <Button small onClick={onRetry}>
            Try again{whose}
          </Button>
        </>
      ) : null}
      {saving.at === 'conflict' ? (
        <>
          <span className="text-danger">
            Not saved{whose}: <bdi>{saving.newer.updatedBy ?? 'Somebody'}</bdi> has changed it meanwhile.
          </span>
          <span className="max-w-full break-words">
            Mark: <bdi>{saving.newer.mark ?? 'none'}</bdi>
            {saving.newer.note ? (
              <>
                {' · note: '}
                <bdi>{saving.newer.note}</bdi>
              </>
            ) : null}
          </span>
          <span className="flex flex-wrap gap-2">
            <Button small onClick={() => onMine(saving.newer)}>
              Keep mine{whose}
            </Button>
            <Button small onClick={() => onTheirs(saving.newer)}>
              Take theirs{whose}
            </Button>
          </span>
        </>
      ) : null}
    </div>
  );
}
