import type { Metadata } from 'next';
import Link from 'next/link';
import { ClaimsFilter } from '@/components/claims/claims-filter';
import { ClaimsTable } from '@/components/claims/claims-table';
import { orNotFound, pageActor } from '@/lib/http/page';
import { type ListClaimsInput, listClaimsInput } from '@/lib/schemas/annotations';
import { getArticle } from '@/lib/services/articles';
import { listClaimTypes } from '@/lib/services/claim-types';
import { claimFilters, listClaims } from '@/lib/services/claims';
import { tagColorsOf } from '@/lib/services/tags';
import type { SearchParams } from '../filter';

type Props = { params: Promise<{ article: string }>; searchParams: SearchParams };

export const metadata: Metadata = { title: 'Claims' };

/** Every claim of the article, each with the way to its passage. */
export default async function ClaimsPage({ params, searchParams }: Props) {
  const { article: id } = await params;
  const actor = await pageActor(`/articles/${id}/claims`);
  const query = await queryOf(searchParams);
  const article = await orNotFound(getArticle(actor, id));
  const seminarId = article.seminar.id;
  const [claims, types, { tags, people }, tagColors] = await Promise.all([listClaims(actor, id, query), listClaimTypes(actor, seminarId), claimFilters(actor, id), tagColorsOf(seminarId)]);
  return (
    <main className="mx-auto max-w-page px-4 pt-8 pb-24">
      <p className="mb-2 text-sm">
        <Link href={`/articles/${id}`} className="inline-flex min-h-6 items-center">
          <bdi>{article.title}</bdi>
        </Link>
      </p>
      <h1 className="font-serif text-2xl">Claims</h1>
      <ClaimsFilter query={query} types={types} tags={tags} tagColors={tagColors} people={people} count={claims.length} />
      <ClaimsTable articleId={id} claims={claims} types={types} filtered={query.type !== undefined || query.tag !== undefined || query.by !== undefined} lang={article.language} />
    </main>
  );
}

/** What is no filter or sort, or no longer one, is passed over. */
async function queryOf(searchParams: SearchParams): Promise<ListClaimsInput> {
  const parts = Object.entries(await searchParams).flatMap(([name, value]) => {
    const parsed = listClaimsInput.safeParse({ [name]: Array.isArray(value) ? value[0] : value });
    return parsed.success ? [[name, parsed.data[name as keyof ListClaimsInput]]] : [];
  });
  return listClaimsInput.parse(Object.fromEntries(parts));
}
