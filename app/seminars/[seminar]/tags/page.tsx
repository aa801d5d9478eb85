import type { Metadata } from 'next';
import Link from 'next/link';
import { DeskNav } from '@/components/seminar/desk-nav';
import { AddWord } from '@/components/tags/add-word';
import { WordList } from '@/components/tags/word-list';
import { Toaster } from '@/components/ui/toast';
import { orNotFound, pageActor } from '@/lib/http/page';
import { getSeminar } from '@/lib/services/seminars';
import { listVocabulary } from '@/lib/services/vocabulary';

type Props = { params: Promise<{ seminar: string }> };

export const metadata: Metadata = { title: 'Tags' };

/** The seminar's words for tagging: to be looked up by all, and changed by instructors. */
export default async function TagsPage({ params }: Props) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/tags`);
  const [seminar, { words, can }] = await Promise.all([orNotFound(getSeminar(actor, id)), orNotFound(listVocabulary(actor, id))]);
  const offered = words.filter(({ retired, mergedInto }) => !retired && !mergedInto);
  const lists = { seminarId: id, can, offered: offered.map(({ id, tag }) => ({ id, tag })) };
  return (
    <main className="mx-auto flex w-full max-w-page flex-col gap-8 px-4 pt-8 pb-24 lg:px-8">
      <header className="flex min-w-0 flex-col gap-3">
        <p className="text-sm">
          <Link href={`/seminars/${id}`} className="inline-flex min-h-6 items-center break-words">
            <bdi>{seminar.name}</bdi>
          </Link>
        </p>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="font-serif text-2xl font-semibold">Tags</h1>
          {can.change ? <AddWord seminarId={id} /> : null}
        </div>
        <DeskNav seminarId={id} role={seminar.role} marks={seminar.marks} current="tags" />
      </header>
      {words.length === 0 ? <p className="py-8 text-ink-soft">There is no tag yet.</p> : null}
      <WordList id="offered" title={`${offered.length} offered`} words={offered} {...lists} />
      <WordList
        id="retired"
        title="Retired"
        note="Nobody is offered them any more. Where they stand they stay."
        words={words.filter(({ retired, mergedInto }) => retired && !mergedInto)}
        {...lists}
      />
      <WordList id="merged" title="Merged" note="Whoever puts one of these puts the tag that stands for it." words={words.filter(({ mergedInto }) => mergedInto)} {...lists} />
      <Toaster />
    </main>
  );
}
