'use client';

import type { KeyboardEvent } from 'react';
import { type MarkRow, type MarkState, MAX_MARK_LENGTH, MAX_MARK_NOTE_LENGTH } from '@/lib/core/marking';
import { counted } from '../seminar/counted';
import { SavingState } from './saving-state';
import { useMarkRow } from './use-mark-row';

type Props = { article: string; row: MarkRow; archived: boolean; onSaved: (person: string, state: MarkState) => void };

const FIELD = 'w-full rounded-md border border-line-strong bg-surface px-2 py-1.5 text-base text-ink read-only:bg-paper';
const CELL = 'py-3 pe-4 align-top max-md:block max-md:py-1 max-md:pe-0';

/** Enter goes to the next member's mark, with Shift to the one before; what was typed is saved on the way. */
function onEnter(event: KeyboardEvent<HTMLInputElement>, save: () => void) {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  const field = event.currentTarget;
  const fields = [...field.closest('table')!.querySelectorAll<HTMLInputElement>('input[data-mark]')];
  const next = fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)];
  if (!next) save();
  next?.focus();
  next?.select();
}

/** A member with what they did, their mark and the note on them. */
export function MarkRowFields({ article, row, archived, onSaved }: Props) {
  const { person, section, former, counts } = row;
  const { typed, saving, type, leave, save, keepMine, takeTheirs } = useMarkRow(article, person.id, row, (state) => onSaved(person.id, state));
  const figures = [counts.comments, counts.replies, counts.claims, counts.tags, counts.daysActive];
  const about = [section, former ? 'no longer a participant' : null].filter(Boolean).join(', ');
  return (
    <tr className="border-b border-line max-md:block max-md:py-4">
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <bdi className="font-medium break-words">{person.name}</bdi>
        {about ? (
          <span className="block text-sm text-ink-soft">
            <bdi>{about}</bdi>
          </span>
        ) : null}
        <span className="block text-sm text-ink-soft md:hidden">
          {[counted(counts.comments, 'comment'), `${counts.replies} ${counts.replies === 1 ? 'reply' : 'replies'}`, counted(counts.claims, 'claim'), counted(counts.tags, 'tag'), `${counted(counts.daysActive, 'day')} active`].join(' · ')}
        </span>
      </th>
      {figures.map((figure, index) => (
        <td key={index} className={`py-3 pe-4 align-top text-end text-sm leading-9 tabular-nums max-md:hidden ${figure === 0 ? 'text-ink-soft' : ''}`}>
          {figure}
        </td>
      ))}
      <td className={`${CELL} md:w-36`}>
        <label className="block">
          <span className="text-sm text-ink-soft md:sr-only">
            Mark<span className="sr-only"> of {person.name}</span>
          </span>
          <input
            data-mark
            dir="auto"
            autoComplete="off"
            enterKeyHint="next"
            maxLength={MAX_MARK_LENGTH}
            value={typed.mark}
            readOnly={archived}
            className={`${FIELD} max-md:max-w-40`}
            onChange={({ target }) => type({ mark: target.value })}
            onKeyDown={(event) => onEnter(event, save)}
            onBlur={leave}
          />
        </label>
      </td>
      <td className={`${CELL} md:w-72`}>
        <label className="block">
          <span className="text-sm text-ink-soft md:sr-only">
            Note<span className="sr-only"> on {person.name}</span>
          </span>
          <textarea
            dir="auto"
            rows={1}
            maxLength={MAX_MARK_NOTE_LENGTH}
            value={typed.note}
            readOnly={archived}
            className={`${FIELD} field-sizing-content max-h-60 min-h-9 resize-y`}
            onChange={({ target }) => type({ note: target.value })}
            onBlur={leave}
          />
        </label>
      </td>
      <td className={`${CELL} md:w-44 md:pt-4 md:pe-0`}>
        <SavingState saving={saving} name={person.name} onRetry={save} onMine={keepMine} onTheirs={takeTheirs} />
      </td>
    </tr>
  );
}
