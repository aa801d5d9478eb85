'use client';

import type { KeyboardEvent } from 'react';
import { type MarkRow, type MarkState, MAX_MARK_LENGTH, MAX_MARK_NOTE_LENGTH } from '@/lib/core/marking';
import { counted } from '../seminar/counted';
import { SavingState } from './saving-state';
import { useMarkRow } from './use-mark-row';

type Props = { article: string; row: MarkRow; archived: boolean; onSaved: (person: string, state: MarkState) => void };

const FIELD = 'w-full rounded-md border border-line-strong bg-surface px-2 py-1.5 text-base text-ink read-only:bg-paper';
const CELL = 'py-3 pe-4 align-top max-lg:py-1 max-lg:pe-0';
/** Where there is no room for the table: above the field. */
const LABEL = 'text-sm text-ink-soft max-lg:block max-lg:pb-1 lg:sr-only';

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
    <tr className="border-b border-line max-lg:grid max-lg:gap-x-4 max-lg:py-4 sm:max-lg:grid-cols-[9rem_minmax(0,1fr)]">
      <th scope="row" className={`${CELL} col-span-full text-start font-normal lg:min-w-40 lg:pt-4.5`}>
        <bdi className="font-medium break-words">{person.name}</bdi>
        {about ? (
          <span className="block text-sm text-ink-soft">
            <bdi>{about}</bdi>
          </span>
        ) : null}
        <span className="block text-sm text-ink-soft lg:hidden">
          {[counted(counts.comments, 'comment'), `${counts.replies} ${counts.replies === 1 ? 'reply' : 'replies'}`, counted(counts.claims, 'claim'), counted(counts.tags, 'tag'), `${counted(counts.daysActive, 'day')} active`].join(' · ')}
        </span>
      </th>
      {figures.map((figure, index) => (
        <td key={index} className={`py-3 pe-4 align-top text-end text-sm leading-9 tabular-nums max-lg:hidden ${figure === 0 ? 'text-ink-soft' : ''}`}>
          {figure}
        </td>
      ))}
      <td className={`${CELL} lg:w-32`}>
        <label className="block">
          <span className={LABEL}>
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
            className={`${FIELD} max-sm:max-w-40`}
            onChange={({ target }) => type({ mark: target.value })}
            onKeyDown={(event) => onEnter(event, save)}
            onBlur={leave}
          />
        </label>
      </td>
      <td className={`${CELL} lg:w-72`}>
        <label className="block">
          <span className={LABEL}>
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
      <td className={`${CELL} col-span-full lg:w-40 lg:pt-5 lg:pe-0`}>
        <SavingState saving={saving} name={person.name} onRetry={save} onMine={keepMine} onTheirs={takeTheirs} />
      </td>
    </tr>
  );
}
