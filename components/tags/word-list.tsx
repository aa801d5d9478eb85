import type { Vocabulary, Word } from '@/lib/core/vocabulary';
import { counted } from '../seminar/counted';
import { TagName } from './tag-name';
import { WordActions } from './word-actions';
import type { WordKind } from './word-kinds';

type Props = { id: string; title: string; note?: string; words: readonly Word[]; offered: { id: string; name: string }[]; kind: WordKind; seminarId: string; can: Vocabulary['can'] };

/** Words of the vocabulary under a heading: what each means, how often and by whom it is used. */
export function WordList({ id, title, note, words, offered, kind, seminarId, can }: Props) {
  if (words.length === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <h2 id={id} className="font-serif text-xl">
        {title}
      </h2>
      {note ? <p className="max-w-reading text-sm text-ink-soft">{note}</p> : null}
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {words.map((word) => (
          <li key={word.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
              <p className="font-medium">
                <TagName tag={word.name} color={word.color} />
              </p>
              {word.description ? (
                // Each in its own direction, and all of them under their names.
                <p className="max-w-reading break-words text-ink-soft">
                  <bdi>{word.description}</bdi>
                </p>
              ) : null}
              <Usage kind={kind} word={word} />
            </div>
            {can.change ? <WordActions kind={kind} seminarId={seminarId} word={word} others={offered.filter((other) => other.id !== word.id)} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const times = (uses: number) => (uses === 1 ? 'once' : uses === 2 ? 'twice' : `${uses.toLocaleString('en')} times`);

function Usage({ kind, word: { uses, members, people, mergedInto } }: { kind: WordKind; word: Word }) {
  if (mergedInto) {
    return (
      <p className="text-sm text-ink-soft">
        “<bdi>{mergedInto.name}</bdi>” stands for it.
      </p>
    );
  }
  if (uses === 0) return <p className="text-sm text-ink-soft">Not used yet</p>;
  const said = `${kind === 'type' ? counted(uses, 'claim') : `Put ${times(uses)}`} by ${counted(members, 'member')}`;
  if (people.length === 0) return <p className="text-sm text-ink-soft">{said}</p>;
  return (
    <details className="text-sm text-ink-soft">
      <summary className="min-h-6 w-fit">{said}</summary>
      <ul className="mt-1 flex max-w-reading flex-wrap gap-x-4 gap-y-0.5">
        {people.map(({ name, count }, index) => (
          <li key={index}>
            <bdi className="text-ink">{name}</bdi> <span className="tabular-nums">{count}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
