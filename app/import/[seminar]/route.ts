import { requireActor } from '@/lib/auth/session';
import { MAX_IMPORT_BYTES } from '@/lib/core/limits';
import type { ImportReport } from '@/lib/core/imports/report';
import { AppError } from '@/lib/errors';
import { readJson } from '@/lib/http/body';
import { isForeign } from '@/lib/http/headers';
import { jsonResponse } from '@/lib/http/json';
import { ALWAYS, RequestError } from '@/lib/http/problem';
import type { Result } from '@/lib/http/public-error';
import { report, STATUS } from '@/lib/http/report';
import { importFile, importQuery, importRequest } from '@/lib/schemas/imports';
import { importFileOf } from '@/lib/services/import-files';

/**
 * A file that a page brings in: too large for an action, and for proxy.ts, which would hold it a
 * second time. So this looks itself that no page of another site sent it.
 */
export async function POST(request: Request, { params }: { params: Promise<{ seminar: string }> }): Promise<Response> {
  try {
    const { headers, method } = request;
    const host = headers.get('x-forwarded-host') ?? headers.get('host');
    if (isForeign({ method, origin: headers.get('origin'), host, fetchSite: headers.get('sec-fetch-site') })) throw new AppError('forbidden', 'This was sent by the page of another site, so nothing was done.');
    const actor = await requireActor();
    const { seminar } = await params;
    const { dryRun, ...query } = importQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const asked = importRequest.parse(query);
    const file = importFile.parse(await readJson(request, MAX_IMPORT_BYTES));
    return answer({ ok: true, data: await importFileOf(actor, seminar, asked, file, new Date(), dryRun) });
  } catch (error) {
    return answer({ ok: false, error: report(error instanceof RequestError ? unreadable() : error) });
  }
}

const unreadable = () => new AppError('validation', 'Nothing was imported. The file is not JSON. Choose the file as it was exported.');

/** Of whom too much is refused, the rest is not taken in. */
const answer = (result: Result<ImportReport>): Response =>
  jsonResponse(result, result.ok ? 200 : STATUS[result.error.code], 'application/json', { ...ALWAYS, ...(!result.ok && result.error.code === 'too_large' ? { Connection: 'close' } : {}) });
