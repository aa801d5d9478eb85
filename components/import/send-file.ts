import type { ImportReport } from '@/lib/core/imports/report';
import type { PublicError, Result } from '@/lib/http/public-error';
import { send } from './send';

export const LOST: PublicError = { code: 'unavailable', message: 'The server could not be reached, or the file was changed meanwhile. Please choose it and try again; bringing threads in twice changes nothing.' };

export type ImportWish = { seminar: string; format: 'scholium' | 'hypothesis'; article: string; dryRun: boolean };

/**
 * Sends a file of threads as it lies on the disk. @param sent is told which share has left, from 0 to 1
 * @returns what came of it; never throws
 */
export function sendFile(file: File, { seminar, format, article, dryRun }: ImportWish, sent: (share: number) => void): Promise<Result<ImportReport>> {
  const query = new URLSearchParams({ format, dryRun: String(dryRun), ...(format === 'hypothesis' ? { article } : {}) });
  return send(`/import/${seminar}?${query}`, file, { type: 'application/json', sent, lost: LOST });
}
