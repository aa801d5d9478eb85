import type { Metadata } from 'next';
import { VocabularyPage } from '@/components/tags/vocabulary-page';
import { orNotFound, pageActor } from '@/lib/http/page';
import { claimTypeWords } from '@/lib/services/claim-types';
import { getSeminar } from '@/lib/services/seminars';

type Props = { params: Promise<{ seminar: string }> };

export const metadata: Metadata = { title: 'Claim types' };

/** What a claim of the seminar can be. */
export default async function ClaimTypesPage({ params }: Props) {
  const { seminar: id } = await params;
  const actor = await pageActor(`/seminars/${id}/claim-types`);
  const [seminar, vocabulary] = await Promise.all([orNotFound(getSeminar(actor, id)), orNotFound(claimTypeWords(actor, id))]);
  return (
    <VocabularyPage
      seminar={seminar}
      vocabulary={vocabulary}
      kind="type"
      current="types"
      title="Claim types"
      lead="Whoever marks a claim chooses one of these, in this order."
      merged="A claim that is said to be one of these becomes the one that stands for it."
    />
  );
}
