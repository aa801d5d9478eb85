import type { ImportReport } from '../core/imports/report';
import type { Actor } from '../policy/actor';
import { importHypothesis } from './import-hypothesis';
import { importThreads, previewImport } from './import-threads';

type Request = { format: 'scholium' | 'hypothesis'; article?: string | undefined };

/** Brings in a file of either kind. @param file as it was parsed as JSON @throws not_found, forbidden, validation */
export function importFileOf(actor: Actor, seminar: string, { format, article }: Request, file: unknown, now: Date, dryRun: boolean): Promise<ImportReport> {
  if (format === 'hypothesis') return importHypothesis(actor, { seminar, article: article ?? '' }, file, now, dryRun);
  return (dryRun ? previewImport : importThreads)(actor, seminar, file, now);
}
