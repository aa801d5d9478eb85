import type { Role } from '@/lib/core/annotations';
import type { Vocabulary } from '@/lib/core/vocabulary';
import { DeskHeader } from '../seminar/desk-header';
import type { DeskPage } from '../seminar/desk-nav';
import { Toaster } from '../ui/toast';
import { AddWord } from './add-word';
import type { WordKind } from './word-kinds';
import { WordList } from './word-list';

type Props = {
  seminar: { id: string; name: string; role: Role; marks: boolean };
  vocabulary: Vocabulary;
  kind: WordKind;
  current: DeskPage;
  title: string;
  /** What those that are offered are for. */
  lead: string;
  /** What becomes of what is said to be a merged word. */
  merged: string;
};

/** A seminar's words of one kind: to be looked up by all, and changed by instructors. */
export function VocabularyPage({ seminar, vocabulary: { words, can }, kind, current, title, lead, merged }: Props) {
  const { id } = seminar;
  const offered = words.filter(({ retired, mergedInto }) => !retired && !mergedInto);
  const lists = { kind, seminarId: id, can, offered: offered.map(({ id, name }) => ({ id, name })) };
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 pt-10 pb-24 lg:px-8">
      <DeskHeader seminar={seminar} current={current} title={title}>
        {can.change ? <AddWord kind={kind} seminarId={id} /> : null}
      </DeskHeader>
      {words.length === 0 ? <p className="py-8 text-ink-soft">There is none yet.</p> : null}
      <WordList id="offered" title={`${offered.length} offered`} note={lead} words={offered} {...lists} />
      <WordList
        id="retired"
        title="Retired"
        note="Nobody is offered them any more. Where they stand they stay."
        words={words.filter(({ retired, mergedInto }) => retired && !mergedInto)}
        {...lists}
      />
      <WordList id="merged" title="Merged" note={merged} words={words.filter(({ mergedInto }) => mergedInto)} {...lists} />
      <Toaster />
    </main>
  );
}
