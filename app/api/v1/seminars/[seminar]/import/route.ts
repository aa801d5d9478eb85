import { MAX_IMPORT_BYTES } from '@/lib/core/limits';
import { methods, route } from '@/lib/http/route';
import { importFile, importQuery, importReportView, importRequest } from '@/lib/schemas/imports';
import { seminarFor } from '@/lib/services/access';
import { importFileOf } from '@/lib/services/import-files';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  route(
    {
      method: 'POST',
      path: '/api/v1/seminars/{seminar}/import',
      summary: 'Bring in the threads of a file, all or nothing; instructors only. Doing it twice changes nothing',
      query: importQuery,
      body: importFile,
      maxBodyBytes: MAX_IMPORT_BYTES,
      answer: importReportView,
    },
    ({ actor, params, query: { dryRun, ...query }, body }) => importFileOf(actor, params.seminar, importRequest.parse(query), body, new Date(), dryRun),
    ({ actor, params }) => seminarFor(actor, params.seminar, 'article.import'),
  ),
);
