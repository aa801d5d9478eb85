import { requireActor } from '@/lib/auth/session';
import { toCsv } from '@/lib/core/csv';
import { notFound } from '@/lib/errors';
import { ALWAYS, problem } from '@/lib/http/problem';
import { insightTable } from '@/lib/schemas/insight';
import { readInsightTable } from '@/lib/services/insight';
import { insightFilterOf } from '../filter';

type Context = { params: Promise<{ seminar: string; table: string }> };

/** A table of insight as a file, `participation.csv`, under the same filter as the page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const actor = await requireActor();
    const { seminar, table: file } = await params;
    const table = insightTable.safeParse(/^(.+)\.csv$/.exec(file)?.[1]);
    if (!table.success) throw notFound('table');
    const filter = insightFilterOf(Object.fromEntries(new URL(request.url).searchParams));
    const rows = await readInsightTable(actor, seminar, table.data, filter, Date.now());
    return new Response(toCsv(rows), {
      headers: { ...ALWAYS, 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${table.data}.csv"` },
    });
  } catch (error) {
    return problem(error, 'query');
  }
}
