import type { Metadata } from 'next';
import { VocabularyPage } from '@/components/tags/vocabulary-page';
import { orNotFound, pageActor } from '@/lib/http/page';
import { getSeminar } from '@/lib/services/seminars';
import { listVocabulary } from '@/lib/services/vocabulary';

type Props = { params: Promise<{ seminar: string }> };

export const metadata: Metadata = { title: 'Tags' };

/** The seminar's words for tagging. */
export default async function TagsPage({ params }: Props) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/tags`);
  const [seminar, vocabulary] = await Promise.all([orNotFound(getSeminar(actor, id)), orNotFound(listVocabulary(actor, id))]);
  return (
    <VocabularyPage
      seminar={seminar}
      vocabulary={vocabulary}
      kind="tag"
      current="tags"
      title="Tags"
      lead="Whoever tags is offered these, and can put a word of their own."
      merged="Whoever puts one of these puts the tag that stands for it."
    />
  );
}
