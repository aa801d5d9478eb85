import { type Filter, filterOf as filterFrom, queryOf } from '@/lib/core/finding/filter';
import { MAX_FILTER_LENGTH } from '@/lib/core/finding/query';
import { type AnnotationFilter, annotationFilter } from '@/lib/schemas/annotations';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The filter in a page's address. What is no filter, or no longer one, is passed over; of what was typed, what is not understood. */
export async function filterOf(searchParams: SearchParams): Promise<AnnotationFilter> {
  const parts = Object.entries(await searchParams).flatMap(([name, value]): Filter[] => {
    const given = Array.isArray(value) ? value[0] : value;
    if (name === 'q') return [{ q: given?.slice(0, MAX_FILTER_LENGTH).replace(/[\u0000\ud800-\udfff]/gu, '') }];
    const parsed = annotationFilter.safeParse({ [name]: given });
    return parsed.success ? [parsed.data] : [];
  });
  const filter = Object.assign({}, ...parts) as Filter;
  // What is typed and what is chosen become one: an id that was typed means the same as a person who was chosen.
  return filter.q === undefined ? filter : filterFrom(queryOf(filter));
}
