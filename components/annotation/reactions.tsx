'use client';

import { useId, useState } from 'react';
import { react } from '@/app/articles/[article]/actions';
import { type Reaction, reactionOf } from '@/lib/core/reactions';
import type { CommentView } from '@/lib/core/threads';
import { useReader, useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { ToggleChip } from '../ui/chip';
import { SendError } from './send-error';
import { showReaction } from './show-reaction';
import { useSend } from './use-send';

const LABELS: Record<Reaction, string> = { 'same-question': 'Same question', helpful: 'Helpful' };

/** What readers say of a comment without writing: pressed once it counts, pressed again it is taken back. */
export function Reactions({ comment, opening, kind }: { comment: CommentView; opening: boolean; kind: string }) {
  const store = useReaderStore();
  const me = useReader(({ view }) => view.me);
  const pseudonym = useReader(({ view }) => view.rules.pseudonym);
  const { send, error } = useSend();
  const [told, setTold] = useState(false);
  const list = useId();
  const which = reactionOf(opening, kind);
  const found = comment.reactions.find((each) => each.kind === which);
  const count = found?.count ?? 0;
  if (!comment.can.react && count === 0) return null;
  const label = (
    <>
      {LABELS[which]}
      {count > 0 ? <span className="tabular-nums"> {count}</span> : null}
    </>
  );
  const toggle = async () => {
    const on = !found?.mine;
    // At once; the answer comes after. Without one only this is undone: the comment may have changed, or been hidden, meanwhile.
    showReaction(store, comment, which, on);
    const changed = await send(() => react({ id: comment.id, kind: which, on }));
    if (changed) store.getState().putComment(comment.annotation, changed);
    else showReaction(store, comment, which, !on);
  };
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-1">
        {comment.can.react ? (
          <ToggleChip pressed={found?.mine ?? false} onClick={() => void toggle()}>
            {label}
          </ToggleChip>
        ) : (
          <span className="px-1 text-sm text-ink-soft">{label}</span>
        )}
        {count > 0 ? (
          <Button look="quiet" small aria-expanded={told} aria-controls={list} onClick={() => setTold(!told)}>
            Who?
          </Button>
        ) : null}
      </div>
      {told && found ? (
        <p id={list} className="text-sm text-ink-soft">
          {found.people.map((person, index) => (
            <span key={person.id}>
              {index > 0 ? ', ' : ''}
              <bdi>{person.id === me.id ? (pseudonym ? `you, as ${pseudonym}` : 'you') : person.name}</bdi>
            </span>
          ))}
        </p>
      ) : null}
      <SendError error={error} />
    </div>
  );
}
