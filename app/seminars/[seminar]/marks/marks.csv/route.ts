import { requireActor } from '@/lib/auth/session';
import { toCsv } from '@/lib/core/csv';
import { notFound } from '@/lib/errors';
import { ALWAYS, problem } from '@/lib/http/problem';
import { marksQuery } from '@/lib/schemas/marking';
import { readMarksTable } from '@/lib/services/marking/files';

/** The marks of an article as a file. */
export async function GET(request: Request, { params }: { params: Promise<{ seminar: string }> }): Promise<Response> {
  try {
    const actor = await requireActor();
    const { seminar } = await params;
    const { article } = marksQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    if (!article) throw notFound('article');
    return new Response(toCsv(await readMarksTable(actor, seminar, article)), {
      headers: { ...ALWAYS, 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="marks.csv"' },
    });
  } catch (error) {
    return problem(error, 'query');
  }
}
