import { type AnnotationFilter, annotationFilter } from '@/lib/schemas/annotations';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The filter in a page's address. What is no filter, or no longer one, is passed over. */
export async function filterOf(searchParams: SearchParams): Promise<AnnotationFilter> {
  const parts = Object.entries(await searchParams).flatMap(([name, value]) => {
    const parsed = annotationFilter.safeParse({ [name]: Array.isArray(value) ? value[0] : value });
    return parsed.success ? [parsed.data] : [];
  });
  return Object.assign({}, ...parts) as AnnotationFilter;
}
