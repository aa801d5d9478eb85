import type { ImportReport } from '../core/imports/report';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { importHypothesis } from './import-hypothesis';
import { importThreads, previewImport } from './import-threads';

type Request = { format: 'scholium' | 'hypothesis'; article?: string | undefined };

/** Brings in a file of either kind. @param file as it was parsed as JSON @throws not_found, forbidden, validation */
export function importFileOf(actor: Actor, seminar: string, { format, article }: Request, file: unknown, now: Date, dryRun: boolean): Promise<ImportReport> {
  if (format === 'hypothesis') return importHypothesis(actor, { seminar, article: article ?? '' }, file, now, dryRun);
  return (dryRun ? previewImport : importThreads)(actor, seminar, file, now);
}

/** The same of a file's text. @throws also validation where it is no JSON */
export async function importTextOf(actor: Actor, seminar: string, request: Request, text: string, now: Date, dryRun: boolean): Promise<ImportReport> {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'The file is not JSON. Choose the file as it was exported.' : 'The file is nested too deeply.';
    throw new AppError('validation', `Nothing was imported. ${why}`);
  }
  return importFileOf(actor, seminar, request, file, now, dryRun);
}
