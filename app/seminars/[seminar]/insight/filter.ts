import { type InsightFilter, insightFilter } from '@/lib/schemas/insight';

/** The filter in an address. What is no filter, or no longer one, is passed over. */
export function insightFilterOf(parameters: Record<string, string | string[] | undefined>): InsightFilter {
  const parts = Object.entries(parameters).flatMap(([name, value]) => {
    const parsed = insightFilter.safeParse({ [name]: Array.isArray(value) ? value[0] : value });
    return parsed.success ? [parsed.data] : [];
  });
  return Object.assign({}, ...parts) as InsightFilter;
}
